package org.lastmile.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Cuts large files into parts that are read side by side. Only where no quote stands in a file is each of its line ends the
 * end of a record, so only such files are cut; all others stay whole.
 */
final class FileParts {
    private static final int BUFFER = 1 << 20;

    private final SourceFile file;
    private final long partBytes;
    private final List<SourceFile> parts = new ArrayList<>();
    private long at;
    private long from;
    private long lines;
    private long linesBefore;
    private byte last;

    private FileParts(SourceFile file, long partBytes) {
        this.file = file;
        this.partBytes = partBytes;
    }

    /**
     * The files for one task each: parts of large files, and all small files that follow one another together.
     *
     * @param isCut     whether a line end can be the end of a record in files of this format
     * @param partBytes fewest bytes of a part but the last
     */
    static List<List<SourceFile>> forTasks(List<SourceFile> files, boolean isCut, long partBytes) throws IOException {
        var groups = new ArrayList<List<SourceFile>>();
        var isOpen = false;

        for (var file : files) {
            var parts = isCut ? of(file, partBytes) : List.of(file);

            if (parts.size() > 1) {
                parts.forEach(part -> groups.add(List.of(part)));
                isOpen = false;
            } else if (isOpen) {
                var last = groups.size() - 1;
                groups.set(
                        last,
                        Stream.concat(groups.get(last).stream(), Stream.of(file))
                                .toList());
            } else {
                groups.add(List.of(file));
                isOpen = true;
            }
        }

        return groups;
    }

    private static List<SourceFile> of(SourceFile file, long partBytes) throws IOException {
        var path = Path.of(file.container());
        return file.entry().isEmpty() && !file.isGzip() && Files.size(path) > partBytes
                ? new FileParts(file, partBytes).cut(path)
                : List.of(file);
    }

    private List<SourceFile> cut(Path path) throws IOException {
        try (var stream = Files.newInputStream(path)) {
            var bytes = new byte[BUFFER];

            for (var count = stream.read(bytes); count >= 0; count = stream.read(bytes)) {
                if (holdsQuote(bytes, count)) {
                    return List.of(file);
                }

                follow(bytes, count);
            }
        }

        parts.add(file.part(new SourceFile.Part(from, -1, linesBefore)));
        return parts.size() == 1 ? List.of(file) : List.copyOf(parts);
    }

    private static boolean holdsQuote(byte[] bytes, int count) {
        for (var i = 0; i < count; i++) {
            if (bytes[i] == '"') {
                return true;
            }
        }

        return false;
    }

    /** Counts line ends as {@link LineEnds} does: a return, a line feed, or both together. */
    private void follow(byte[] bytes, int count) {
        var before = last;
        var seen = lines;

        for (var i = 0; i < count; i++) {
            var letter = bytes[i];

            if (before == '\n' && at + i - from >= partBytes && mayBegin(letter)) {
                parts.add(file.part(new SourceFile.Part(from, at + i, linesBefore)));
                from = at + i;
                linesBefore = seen;
            }

            if (letter == '\r' || (letter == '\n' && before != '\r')) {
                seen++;
            }

            before = letter;
        }

        last = before;
        lines = seen;
        at += count;
    }

    /** A byte of ASCII: a byte order mark in the middle of a file must not come to stand at the beginning of a part. */
    private static boolean mayBegin(byte letter) {
        return letter > 0 && letter != '\r' && letter != '\n';
    }

    /** The same path for the first part, another one for each that follows. */
    static String numbered(Path path, int part) {
        var name = path.getFileName().toString().replaceFirst("(\\.parquet)?$", part == 0 ? "$1" : "-" + part + "$1");
        return path.resolveSibling(name).toString();
    }
}
