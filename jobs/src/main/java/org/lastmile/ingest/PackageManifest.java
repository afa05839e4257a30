package org.lastmile.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.ManifestRules;
import org.lastmile.contract.Table;

/** What a package of files says of itself, held against what came and what its contract reads. */
final class PackageManifest implements RowSource.Sink {
    private static final String WHOLE = "bulk";
    private static final String ABSENT = "absent";
    private static final int LONGEST = 20;

    private final Delivery delivery;
    private final ManifestRules rules;
    private final Map<String, String> says = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    private PackageManifest(Delivery delivery, ManifestRules rules) {
        this.delivery = delivery;
        this.rules = rules;
    }

    /** Why deliveries are no whole packages that their contracts read; empty when all are. */
    static List<String> problems(Collection<Delivery> deliveries) {
        var problems = new ArrayList<String>();

        try {
            for (var delivery : deliveries) {
                problems.addAll(problems(delivery));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }

        return problems;
    }

    private static List<String> problems(Delivery delivery) throws IOException {
        var rules = delivery.contract().manifest();

        if (rules == null) {
            return List.of();
        }

        var manifests = delivery.files().getOrDefault(rules.table(), List.of());
        var fileName = delivery.contract().table(rules.table()).fileName();

        if (manifests.size() != 1) {
            var names = String.join(", ", delivery.fileNames());
            return List.of(names + ": "
                    + (manifests.isEmpty()
                            ? "come without their " + fileName + ", which says what is in the package; deliver the"
                                    + " package as it was exported."
                            : "are several packages, with a " + fileName + " each; deliver one after the other."));
        }

        return new PackageManifest(delivery, rules).check(manifests.get(0));
    }

    private List<String> check(SourceFile manifest) throws IOException {
        new CsvRows(delivery.contract(), delivery.contract().table(rules.table())).read(manifest, this);
        new TreeMap<>(rules.requires()).forEach((property, wanted) -> require(manifest, property, wanted));
        delivery.contract().tables().stream()
                .filter(table -> !table.isLeftOut() && !table.name().equals(rules.table()))
                .forEach(table -> compare(manifest, table));
        return problems;
    }

    private void require(SourceFile manifest, String property, String wanted) {
        var seen = says.get(property);

        if (!wanted.equals(seen)) {
            problems.add(manifest.place() + ": " + property + " is " + (seen == null ? "missing" : shown(seen))
                    + ", and contract '" + delivery.contract().id() + "' reads '" + wanted
                    + "'; export the package again that way.");
        }
    }

    private void compare(SourceFile manifest, Table table) {
        var name = table.fileName().replaceFirst("\\.[a-z]+$", "");
        var isThere = delivery.files().containsKey(table.name());
        var says = this.says.getOrDefault(rules.files() + name, ABSENT);

        if (!isThere && says.equals(WHOLE)) {
            problems.add(manifest.place() + ": says that " + table.fileName()
                    + " is whole, and it did not come; deliver the" + " package as it was exported.");
        } else if (isThere && says.equals(ABSENT)) {
            problems.add(manifest.place() + ": says that " + table.fileName() + " is absent, and it came; deliver the"
                    + " package as it was exported.");
        }
    }

    private static String shown(String value) {
        return value.length() <= LONGEST ? "'" + SourceFile.printable(value) + "'" : "another text";
    }

    @Override
    public void row(long number, @Nullable String[] texts) {
        if (texts[0] != null && texts[1] != null) {
            says.put(texts[0].strip(), texts[1].strip());
        }
    }

    @Override
    public void file(SourceFile next) {
        // There is one.
    }

    @Override
    public void unreadable(Problem problem) {
        problems.add(
                problem.file() + ", line " + problem.row() + ": has " + problem.seen() + "; export the package again.");
    }

    @Override
    public void supporting() {
        throw new IllegalStateException("a manifest is one file of rows");
    }
}
