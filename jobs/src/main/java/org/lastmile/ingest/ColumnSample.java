package org.lastmile.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.Column;
import org.lastmile.contract.ColumnType;
import org.lastmile.contract.IdentifierKind;
import org.lastmile.contract.Table;

/**
 * The first rows of a file whose columns are unknown. Nobody is told a value of them, only how many fit.
 *
 * @param rows as many fields each as the file has columns
 */
record ColumnSample(List<List<String>> rows) {
    private static final int ROWS = 200;

    ColumnSample {
        rows = List.copyOf(rows);
    }

    static ColumnSample read(SourceFile file, int columns) throws IOException {
        var rows = new ArrayList<List<String>>();

        try (var csv = CsvText.open(file.open(), StandardCharsets.ISO_8859_1)) {
            var records = csv.iterator();

            for (var row = 0; row <= ROWS && records.hasNext(); row++) {
                var fields = records.next().getFields();

                if (row > 0 && fields.size() >= columns) {
                    rows.add(List.copyOf(fields));
                }
            }
        } catch (CsvParseException | java.io.UncheckedIOException failure) {
            Unpacking.complain(failure);
        }

        return new ColumnSample(rows);
    }

    /**
     * Share of the values of a file's column, from 0 to 1, that keep the rules of a contract's column; empty columns keep
     * none and break none: -1.
     */
    double fit(Table table, int column, int ofFile) {
        var judge = new RowJudge(table);
        var texts = new @Nullable String[table.columns().size()];
        var values = new @Nullable Object[table.columns().size()];
        var wanted = table.columns().get(column);
        var seen = 0;
        var good = 0;

        for (var row : rows) {
            if (!row.get(ofFile).isBlank()) {
                texts[column] = row.get(ofFile);
                var broken = new boolean[1];
                judge.judge(texts, values, (any, rule) -> broken[0] |= any.equals(wanted));
                judge.repairs().end(false);
                seen++;
                good += broken[0] ? 0 : 1;
            }
        }

        return seen == 0 ? -1 : good / (double) seen;
    }

    /** Whether not every text is good: only then do values say which column it is. */
    static boolean isTelling(Column column) {
        return column.type() != ColumnType.STRING
                || column.identifier() == IdentifierKind.EMAIL
                || !column.rules().allowed().isEmpty();
    }
}
