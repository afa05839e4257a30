package org.lastmile.table;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lastmile.contract.WarehouseException;
import org.lastmile.disclosure.audit.Known;
import org.lastmile.release.Csv;
import org.lastmile.table.ProtectedTable.Cell;
import org.lastmile.table.ProtectedTable.State;

/** The CSV file of a protected table: in place of a number that is not told stands a marker, never 0 or a blank. */
public final class ProtectedFile {
    private static final String STATE = "state";
    private static final String COUNT = "count";
    private static final String LOW = "low";
    private static final String HIGH = "high";
    private static final String CELL = "cell";

    private ProtectedFile() {}

    /** The text of the file: the codes of each cell, what is told of it, and its number. */
    static String text(CellTable table, ProtectedTable told) {
        var header = new ArrayList<>(table.codes());
        header.addAll(List.of(STATE, COUNT, LOW, HIGH, CELL));
        var text = new StringBuilder(Csv.line(header));
        for (var i = 0; i < told.cells().size(); i++) {
            var cell = told.cells().get(i);
            var marker = "[" + word(cell.state()) + "]";
            var hasCount = cell.state() == State.SHOWN || cell.state() == State.ROUNDED;
            var hasEnds = cell.state() != State.PROTECTED;
            var row = new ArrayList<Object>(table.cells().get(i).codes());
            row.add(word(cell.state()));
            row.add(hasCount ? cell.count() : marker);
            row.add(hasEnds ? cell.low() : marker);
            row.add(hasEnds ? cell.high() : marker);
            row.add(table.cells().get(i).id());
            text.append(Csv.line(row));
        }

        return text.toString();
    }

    /**
     * Reads what was written, with the matrix that says which inner cells each cell consists of.
     *
     * @throws WarehouseException if a file is missing, the two do not fit, or a row is not as it was written
     */
    public static ProtectedTable read(Path file, Path matrix) throws IOException {
        var sets = TableFile.matrix(matrix);
        var size = TableFile.size(sets);
        var cells = new ArrayList<Cell>();
        for (var row : TableFile.rows(file)) {
            var set = sets.remove(TableFile.field(file, row, CELL));

            if (set == null) {
                throw new WarehouseException(
                        matrix + ": has no row for cell " + TableFile.field(file, row, CELL) + " of " + file + ".");
            }

            cells.add(cell(file, row, set));
        }

        if (!sets.isEmpty()) {
            throw new WarehouseException(matrix + ": cell "
                    + sets.keySet().iterator().next() + " is not in " + file + "; the two files do not fit.");
        }

        return new ProtectedTable(cells, size);
    }

    private static Cell cell(Path file, NamedCsvRecord row, int[] inner) {
        var state = state(file, row);
        var id = TableFile.field(file, row, CELL);

        if (state == State.PROTECTED) {
            return new Cell(id, state, 0, 0, Known.UNLIMITED, inner);
        }

        var low = TableFile.number(file, row, LOW);
        var high = TableFile.number(file, row, HIGH);
        var count = state == State.RANGE ? 0 : TableFile.number(file, row, COUNT);
        var isExact = state == State.SHOWN;

        if (low < 0 || low > high || (isExact && (low != count || high != count))) {
            throw new WarehouseException(file + ", line " + row.getStartingLineNumber()
                    + ": 'low' and 'high' do not fit 'count'; take the file as it was published.");
        }

        return new Cell(id, state, count, low, high, inner);
    }

    private static State state(Path file, NamedCsvRecord row) {
        var word = TableFile.field(file, row, STATE);
        return Arrays.stream(State.values())
                .filter(state -> word(state).equals(word))
                .findFirst()
                .orElseThrow(() -> new WarehouseException(file + ", line " + row.getStartingLineNumber()
                        + ", column 'state': '" + word + "' is unknown; take the file as it was published."));
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
