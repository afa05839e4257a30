package org.lastmile.ingest;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;
import org.lastmile.contract.Table;
import org.lastmile.ingest.RowSource.Sink;

/**
 * Rows of a file that {@code tokenize} wrote. Each says where it stood in the file at home, and one that was set aside
 * there says why instead of its values.
 */
final class TokenizedRows {
    static final String SUPPORTING = "supporting document";
    private static final int PARTS = 3;

    private final SourceFile file;
    private final TokenizedHeader header;
    private final Sink sink;
    private final int[] positions;

    TokenizedRows(SourceFile file, TokenizedHeader header, Table table, Sink sink) {
        this.file = file;
        this.header = header;
        this.sink = sink;
        this.positions = header.positions(table);
    }

    void take(long line, CsvRecord record) {
        var number = record.getField(0);
        var reasons = record.getField(1);

        if (!number.matches("\\d{1,18}")) {
            sink.unreadable(new Problem(file.name(), line, "", "no_row_number", "no number of a row at home"));
        } else if (reasons.isEmpty()) {
            sink.tokenized(header, Long.parseLong(number), CsvRows.texts(positions, record));
        } else if (reasons.equals(SUPPORTING)) {
            sink.supporting();
        } else {
            sink.setAside(CsvRows.texts(positions, record), problems(Long.parseLong(number), reasons));
        }
    }

    /** What stands in the second column: a line per reason. */
    static String reasons(List<Problem> problems) {
        var lines = new ArrayList<String>();

        for (var problem : problems) {
            lines.add(String.join("\t", plain(problem.column()), plain(problem.rule()), plain(problem.seen())));
        }

        return String.join("\n", lines);
    }

    private static String plain(String text) {
        return SourceFile.printable(text);
    }

    private List<Problem> problems(long number, String reasons) {
        var problems = new ArrayList<Problem>();

        for (var line : reasons.split("\n", -1)) {
            var parts = line.split("\t", PARTS);
            problems.add(
                    parts.length == PARTS
                            ? new Problem(file.name(), number, plain(parts[0]), plain(parts[1]), plain(parts[2]))
                            : new Problem(file.name(), number, "", "set_aside_at_home", "reasons that cannot be read"));
        }

        return problems;
    }
}
