package org.lastmile.ingest;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.Contract;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.Table;

/**
 * How the first rows of a JSON file meet a table of a contract. Names that the contract does not know are left out: all
 * standards of such files allow more than they name.
 *
 * @param lacking of the row that meets the table best: required columns without a value
 * @param filled  of the same row: how many columns have a value
 */
record JsonFit(SourceFile file, Contract contract, Table table, List<String> lacking, int filled) {
    private static final Comparator<JsonFit> ORDER =
            Comparator.comparing(JsonFit::isWhole).thenComparing(JsonFit::share);

    /** The contract that a row of the file meets best; empty when the file is no JSON, or no contract is of JSON. */
    static Optional<JsonFit> best(SourceFile file, Contracts contracts) throws IOException {
        var head = JsonText.head(file);

        if (!JsonText.isJson(head)) {
            return Optional.empty();
        }

        Optional<JsonFit> best = Optional.empty();

        for (var contract : contracts.all()) {
            if (contract.format().equals(Contract.JSON)) {
                for (var table : contract.tables()) {
                    var fit = of(file, contract, table, head);
                    best = best.filter(other -> ORDER.compare(other, fit) >= 0).or(() -> Optional.of(fit));
                }
            }
        }

        return best;
    }

    private static JsonFit of(SourceFile file, Contract contract, Table table, String head) throws IOException {
        var rows = new FirstRows(table);
        new JsonRows(table).peek(head, rows);
        return new JsonFit(file, contract, table, rows.lacking, rows.filled);
    }

    /** A row of the file has all that the table requires. */
    boolean isWhole() {
        return lacking.isEmpty();
    }

    private double share() {
        return filled / (double) table.columns().size();
    }

    /** Whether it may be a credential, which other readers know: it is called like one, and no table is near. */
    boolean isCredential() {
        var required =
                table.columns().stream().filter(column -> column.isRequired()).count();
        return file.name().toLowerCase(Locale.ROOT).matches(".*\\.(json|jsonld)") && lacking.size() > required / 2.0;
    }

    boolean isNamedJson() {
        return file.name().toLowerCase(Locale.ROOT).matches(".*\\.(json|jsonld|jsonl|ndjson)");
    }

    /** Why the file fulfils no contract, and what to do. */
    String complaint() {
        if (filled == 0) {
            return file.place() + ": is JSON, and no name in its first rows is known to any contract of JSON; 'lastmile"
                    + " contract list' shows the contracts.";
        }

        return file.place() + ": is JSON; its rows come nearest to contract '" + contract.id() + "', table '"
                + table.name() + "', but lack " + String.join(", ", lacking) + "; write them under these names, or give"
                + " yours as aliases in contracts/" + contract.id() + ".odcs.yaml.";
    }

    /** Looks at rows and keeps no value of them. */
    private static final class FirstRows implements RowSource.Sink {
        private final Table table;
        private List<String> lacking;
        private int filled;

        FirstRows(Table table) {
            this.table = table;
            this.lacking = lacking(new @Nullable String[table.columns().size()]);
        }

        @Override
        public void row(long number, @Nullable String[] texts) {
            var lacks = lacking(texts);
            var fills = (int) IntStream.range(0, texts.length)
                    .filter(i -> texts[i] != null)
                    .count();

            if (lacks.size() < lacking.size() || (lacks.size() == lacking.size() && fills > filled)) {
                lacking = lacks;
                filled = fills;
            }
        }

        private List<String> lacking(@Nullable String[] texts) {
            return IntStream.range(0, texts.length)
                    .filter(i -> texts[i] == null && table.columns().get(i).isRequired())
                    .mapToObj(i -> table.columns().get(i).headers().get(0))
                    .toList();
        }

        @Override
        public void file(SourceFile next) {
            // One file is looked at.
        }

        @Override
        public void unreadable(Problem problem) {
            // The reader of the whole file complains of it.
        }

        @Override
        public void supporting() {
            throw new IllegalStateException("JSON rows support nothing");
        }
    }
}
