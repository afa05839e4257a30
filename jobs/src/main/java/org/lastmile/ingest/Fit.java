package org.lastmile.ingest;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lastmile.contract.Contract;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.Table;

/** How the column names of a file meet a table of a contract. */
record Fit(Contract contract, Table table, CsvHeader header) {
    private static final String OTHER_DELIMITERS = ";\t|";

    /** The table of all contracts that the names meet best; empty when there is no contract of CSV files. */
    static Optional<Fit> best(CsvHeader header, Contracts contracts) {
        return contracts.all().stream()
                .filter(contract -> contract.format().equals(Contract.CSV))
                .flatMap(contract -> contract.tables().stream().map(table -> new Fit(contract, table, header)))
                .max(Comparator.comparing(Fit::isWhole).thenComparing(Fit::nearness));
    }

    boolean isWhole() {
        return header.lacking(table).isEmpty()
                && header.matches(table) > 0
                && (table.ignoresOthers() || header.unknown(table).isEmpty());
    }

    /** Of a fit that is not whole, how much of the table is there counts, and not how much else is. */
    private double nearness() {
        return isWhole()
                ? score()
                : header.matches(table) / (double) table.columns().size();
    }

    /** Share of the table's and the file's columns that meet, so that a small table does not win by chance. */
    private double score() {
        var others = table.ignoresOthers() ? 0 : header.unknown(table).size();
        return header.matches(table) / (double) (table.columns().size() + others);
    }

    /** Why a file fulfils no contract, and what to do. */
    static String complaint(SourceFile file, CsvHeader header, Optional<Fit> best) {
        return otherDelimiter(file, header).orElseGet(() -> otherNames(file, best));
    }

    /** What to do about a file whose columns something else than a comma separates; empty when there is no such sign. */
    static Optional<String> otherDelimiter(SourceFile file, CsvHeader header) {
        var first = header.names().get(0);

        if (header.names().size() == 1 && first.chars().anyMatch(letter -> OTHER_DELIMITERS.indexOf(letter) >= 0)) {
            var seen = OTHER_DELIMITERS
                    .chars()
                    .filter(letter -> first.indexOf(letter) >= 0)
                    .mapToObj(letter -> letter == '\t' ? "a tab" : "'" + (char) letter + "'")
                    .findFirst()
                    .orElseThrow();
            return Optional.of(
                    file.place() + ", line 1: columns are separated by " + seen
                            + "; the contracts want ','. Export the file again with commas; where Excel takes others, set the list separator of the computer, or save with LibreOffice, which asks.");
        }

        return Optional.empty();
    }

    private static String otherNames(SourceFile file, Optional<Fit> best) {
        if (best.isEmpty() || best.get().header().matches(best.get().table()) == 0) {
            return file.place() + ", line 1: no column name is known to any contract; the first line must hold the"
                    + " column names ('lastmile contract list' shows the contracts).";
        }

        return mismatch(file, best.get());
    }

    private static String mismatch(SourceFile file, Fit fit) {
        var lacking = fit.header().lacking(fit.table());
        var unknown =
                fit.table().ignoresOthers() ? List.<String>of() : fit.header().unknown(fit.table());
        return file.place() + ", line 1: comes nearest to contract '"
                + fit.contract().id() + "', table '" + fit.table().name() + "', but "
                + (lacking.isEmpty() ? "" : "lacks " + String.join(", ", lacking))
                + (lacking.isEmpty() || unknown.isEmpty() ? "" : " and ")
                + (unknown.isEmpty() ? "" : "has unknown columns " + String.join(", ", CsvHeader.few(unknown)))
                + "; rename the columns, or give their names as aliases in contracts/"
                + fit.contract().id() + ".odcs.yaml"
                + (lacking.isEmpty() ? " ('otherColumns: ignored' leaves out those that nobody needs)." : ".");
    }
}
