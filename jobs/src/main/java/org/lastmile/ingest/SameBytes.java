package org.lastmile.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Files that came twice in one call, as when a table lies beside the archive that holds it: they are read once. Otherwise
 * each row of the second would be set aside, and a snapshot with rows set aside closes nothing.
 */
final class SameBytes {
    private final Map<SourceFile, String> hashes = new HashMap<>();

    private SameBytes() {}

    /** Takes further files of the same bytes out of deliveries, and says which, and as which they are read. */
    static List<String> leaveOut(Collection<Delivery> deliveries) throws IOException {
        var left = new LinkedHashSet<String>();
        var same = new SameBytes();

        for (var delivery : deliveries) {
            // The manifest of a package says which files belong to it: of two packages none is the same.
            if (delivery.contract().manifest() != null) {
                continue;
            }

            for (var files : delivery.files().values()) {
                same.leaveOut(files, left);
            }
        }

        return List.copyOf(left);
    }

    /** Only files of one size are read to compare them. */
    private void leaveOut(List<SourceFile> files, Set<String> left) throws IOException {
        var sizes = new HashMap<Long, List<SourceFile>>();

        for (var file : new ArrayList<>(files)) {
            var others = sizes.computeIfAbsent(file.size(), size -> new ArrayList<>());
            var first = file.size() < 0 ? null : firstOf(others, file);

            if (first != null) {
                files.remove(file);
                left.add(file.place() + ": the same bytes as " + first.place());
            } else {
                others.add(file);
            }
        }
    }

    private @org.jspecify.annotations.Nullable SourceFile firstOf(List<SourceFile> others, SourceFile file)
            throws IOException {
        for (var other : others) {
            if (!other.equals(file) && hash(other).equals(hash(file))) {
                return other;
            }
        }

        return null;
    }

    private String hash(SourceFile file) throws IOException {
        var known = hashes.get(file);

        if (known == null) {
            known = Delivery.hash(file);
            hashes.put(file, known);
        }

        return known;
    }
}
