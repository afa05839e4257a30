package org.lastmile.table;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lastmile.contract.WarehouseException;

/**
 * A table of somebody else: cells with their codes and counts, and which inner cells each consists of.
 *
 * @param header columns of the file of cells
 * @param codes  columns before the first of counts and flags; they say what a cell is about
 * @param cells  in the order of the file, at least one
 * @param size   number of inner cells
 */
public record CellTable(List<String> header, List<String> codes, List<Cell> cells, int size) {
    private static final List<String> COUNTS = List.of("n", "freq", "ant");
    private static final Set<String> NO_COUNT = Set.of("", "NA");
    private static final String SUPPRESSED = "suppressed";
    private static final Set<String> FLAGS = Set.of("primary", SUPPRESSED, "rank", "cell");

    public CellTable {
        header = List.copyOf(header);
        codes = List.copyOf(codes);
        cells = List.copyOf(cells);
    }

    /**
     * One cell.
     *
     * @param id    as it stands in the column 'cell'
     * @param codes what it is about, in the order of the columns
     * @param count people; {@link #UNKNOWN} when the cell is suppressed and the file does not say
     * @param inner ascending, from 0 on
     */
    // An array, because there are many; nobody compares cells.
    @SuppressWarnings("ArrayRecordComponent")
    public record Cell(String id, List<String> codes, Map<String, String> fields, long count, int[] inner) {
        public static final long UNKNOWN = -1;

        boolean isKnown() {
            return count != UNKNOWN;
        }

        /** Whether a column of true and false says true. */
        public boolean is(String flag) {
            return "true".equalsIgnoreCase(fields.getOrDefault(flag, ""));
        }

        /** Its number and its codes, for reports. */
        public String name() {
            return id + " (" + String.join(", ", codes) + ")";
        }
    }

    /**
     * Reads the two files.
     *
     * @param countColumn column of counts; n, freq or ant when none is named
     * @throws WarehouseException if a file is missing, a count is none, or the two do not fit
     */
    public static CellTable read(Path cells, Path matrix, Optional<String> countColumn) throws IOException {
        var sets = TableFile.matrix(matrix);
        var size = TableFile.size(sets);
        var table = new ArrayList<Cell>();
        var header = new ArrayList<String>();
        for (var row : TableFile.rows(cells)) {
            if (header.isEmpty()) {
                header.addAll(row.getHeader());
            }

            var column = countColumn(cells, header, countColumn);
            var id = TableFile.field(cells, row, "cell");
            var set = sets.remove(id);

            if (set == null) {
                throw new WarehouseException(matrix + ": has no row for cell " + id + " of " + cells
                        + "; every cell must consist of inner cells.");
            }

            table.add(new Cell(
                    id,
                    codes(header, column).stream()
                            .map(code -> TableFile.field(cells, row, code))
                            .toList(),
                    row.getFieldsAsMap(),
                    count(cells, row, column),
                    set));
        }

        if (!sets.isEmpty()) {
            throw new WarehouseException(matrix + ": cell "
                    + sets.keySet().iterator().next() + " is not in " + cells + "; the two files do not fit.");
        }

        if (table.isEmpty()) {
            throw new WarehouseException(cells + ": has no cells; give it a row for each.");
        }

        return new CellTable(header, codes(header, countColumn(cells, header, countColumn)), table, size);
    }

    private static List<String> codes(List<String> header, String countColumn) {
        return header.stream()
                .takeWhile(column -> !column.equals(countColumn) && !FLAGS.contains(column))
                .toList();
    }

    private static String countColumn(Path file, List<String> header, Optional<String> wanted) {
        return wanted.or(() -> COUNTS.stream().filter(header::contains).findFirst())
                .filter(header::contains)
                .orElseThrow(() -> new WarehouseException(file + ": has no column " + wanted.orElse("n, freq or ant")
                        + "; name the column of counts with --count."));
    }

    private static long count(Path file, NamedCsvRecord row, String column) {
        var isSuppressed = row.findField(SUPPRESSED).orElse("").equalsIgnoreCase("true");

        if (isSuppressed && NO_COUNT.contains(TableFile.field(file, row, column))) {
            return Cell.UNKNOWN;
        }

        var count = TableFile.number(file, row, column);

        if (count < 0) {
            throw new WarehouseException(file + ", line " + row.getStartingLineNumber() + ", column '" + column
                    + "': a count must be 0 or more.");
        }

        return count;
    }
}
