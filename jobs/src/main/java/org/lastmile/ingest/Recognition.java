package org.lastmile.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.lastmile.contract.Contract;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.Table;
import org.lastmile.contract.WarehouseException;

/** Finds out by their content which contract the files of a call fulfil. */
final class Recognition {
    private static final String OTHER_DELIMITERS = ";\t|";

    private final Contracts contracts;
    private final List<String> problems = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();
    private final TreeMap<String, Delivery> deliveries = new TreeMap<>();

    private Recognition(Contracts contracts) {
        this.contracts = contracts;
    }

    /**
     * What was found.
     *
     * @param deliveries one per source
     * @param ignored    names of files that fulfil no contract, found beside others that do
     */
    record Found(List<Delivery> deliveries, List<String> ignored) {}

    /** @throws WarehouseException if a named file fulfils no contract, or nothing does; all problems at once */
    static Found find(List<Path> paths, Contracts contracts) {
        var recognition = new Recognition(contracts);
        paths.forEach(recognition::take);

        if (recognition.deliveries.isEmpty() && recognition.problems.isEmpty()) {
            recognition.problems.add(paths + ": holds no file of a known source; the contracts are "
                    + String.join(
                            ", ", contracts.all().stream().map(Contract::id).toList())
                    + " ('lastmile contract show ID' lists the columns).");
        }

        if (!recognition.problems.isEmpty()) {
            throw new WarehouseException(String.join("\n", recognition.problems));
        }

        return new Found(List.copyOf(recognition.deliveries.values()), List.copyOf(recognition.ignored));
    }

    private void take(Path path) {
        if (!Files.exists(path)) {
            problems.add(path + ": no such file or folder; check the path.");
            return;
        }

        try {
            if (Files.isDirectory(path)) {
                takeFolder(path);
                return;
            }

            takeFile(path, true);
        } catch (IOException failure) {
            throw new WarehouseException(path + ": cannot be read; check the rights on it.", failure);
        }
    }

    private void takeFolder(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            var files = walk.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();

            for (var file : files) {
                takeFile(file, false);
            }
        }
    }

    private void takeFile(Path path, boolean isNamed) throws IOException {
        var name = path.getFileName().toString().toLowerCase(Locale.ROOT);

        if (name.endsWith(".zip")) {
            takeArchive(path);
            return;
        }

        place(SourceFile.plain(path), isNamed);
    }

    private void takeArchive(Path path) throws IOException {
        try (var archive = new ZipFile(path.toFile())) {
            for (var entry :
                    archive.stream().filter(entry -> !entry.isDirectory()).toList()) {
                place(new SourceFile(path.toString(), entry.getName()), false);
            }
        } catch (ZipException failure) {
            problems.add(path.getFileName() + ": is no zip archive or is cut off; deliver it again.");
        }
    }

    private void place(SourceFile file, boolean isNamed) {
        try {
            var name = file.name().toLowerCase(Locale.ROOT);

            if (name.endsWith(".json") || name.endsWith(".jsonld") || name.endsWith(".jwt")) {
                contracts.all().stream()
                        .filter(contract -> contract.format().equals("credential_json"))
                        .findFirst()
                        .ifPresentOrElse(
                                contract -> add(contract, contract.tables().get(0), file),
                                () -> ignored.add(file.name()));
                return;
            }

            placeCsv(file, CsvHeader.read(file), isNamed || name.endsWith(".csv"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void placeCsv(SourceFile file, CsvHeader header, boolean mustFit) {
        if (header.names().isEmpty()) {
            report(mustFit, file, file.name() + ": is empty; deliver a file with column names in its first line.");
            return;
        }

        var best = contracts.all().stream()
                .filter(contract -> contract.format().equals("csv"))
                .flatMap(contract -> contract.tables().stream().map(table -> new Fit(contract, table, header)))
                .max(Comparator.comparing(Fit::isWhole).thenComparing(Fit::score));

        if (best.isPresent() && best.get().isWhole()) {
            add(best.get().contract(), best.get().table(), file);
            return;
        }

        report(mustFit, file, complaint(file, header, best));
    }

    /** How a header meets a table. */
    private record Fit(Contract contract, Table table, CsvHeader header) {
        boolean isWhole() {
            return header.lacking(table).isEmpty()
                    && header.matches(table) > 0
                    && (table.ignoresOthers() || header.unknown(table).isEmpty());
        }

        /** Share of the table's and the file's columns that meet, so that a small table does not win by chance. */
        double score() {
            var others = table.ignoresOthers() ? 0 : header.unknown(table).size();
            return header.matches(table) / (double) (table.columns().size() + others);
        }
    }

    private static String complaint(SourceFile file, CsvHeader header, Optional<Fit> best) {
        var first = header.names().get(0);

        if (header.names().size() == 1 && first.chars().anyMatch(letter -> OTHER_DELIMITERS.indexOf(letter) >= 0)) {
            var seen = OTHER_DELIMITERS
                    .chars()
                    .filter(letter -> first.indexOf(letter) >= 0)
                    .mapToObj(letter -> letter == '\t' ? "a tab" : "'" + (char) letter + "'")
                    .findFirst()
                    .orElseThrow();
            return file.name() + ", line 1: columns are separated by " + seen + "; the contracts want ','."
                    + " Export the file again with commas.";
        }

        if (best.isEmpty() || best.get().header().matches(best.get().table()) == 0) {
            return file.name() + ", line 1: no column name is known to any contract; the first line must hold the"
                    + " column names ('lastmile contract list' shows the contracts).";
        }

        return mismatch(file, best.get());
    }

    private static String mismatch(SourceFile file, Fit fit) {
        var lacking = fit.header().lacking(fit.table());
        var unknown =
                fit.table().ignoresOthers() ? List.<String>of() : fit.header().unknown(fit.table());
        return file.name() + ", line 1: comes nearest to contract '"
                + fit.contract().id() + "', table '" + fit.table().name() + "', but "
                + (lacking.isEmpty() ? "" : "lacks " + String.join(", ", lacking))
                + (lacking.isEmpty() || unknown.isEmpty() ? "" : " and ")
                + (unknown.isEmpty() ? "" : "has unknown columns " + String.join(", ", unknown))
                + "; rename the columns, or give their names as aliases in contracts/"
                + fit.contract().id() + ".odcs.yaml.";
    }

    private void report(boolean mustFit, SourceFile file, String problem) {
        if (mustFit) {
            problems.add(problem);
        } else {
            ignored.add(file.name());
        }
    }

    private void add(Contract contract, Table table, SourceFile file) {
        deliveries
                .computeIfAbsent(contract.id(), id -> new Delivery(contract, new TreeMap<>()))
                .files()
                .computeIfAbsent(table.name(), name -> new ArrayList<>())
                .add(file);
    }
}
