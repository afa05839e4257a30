package org.lastmile.cli;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lastmile.contract.WarehouseException;

/**
 * A table of somebody else: cells with their codes and counts, and which inner cells each consists of.
 *
 * @param header columns of the file of cells
 * @param cells  in the order of the file
 * @param size   number of inner cells
 */
record CellTable(List<String> header, List<Cell> cells, int size) {
    private static final List<String> COUNTS = List.of("n", "freq", "ant");

    /** @param inner ascending, from 0 on */
    // An array, because there are many; nobody compares cells.
    @SuppressWarnings("ArrayRecordComponent")
    record Cell(String id, Map<String, String> fields, long count, int[] inner) {
        boolean is(String flag) {
            return "true".equalsIgnoreCase(fields.getOrDefault(flag, ""));
        }
    }

    static CellTable read(Path cells, Path matrix, Optional<String> countColumn) throws IOException {
        var sets = matrix(matrix);
        var size = sets.values().stream().mapToInt(TreeSet::last).max().orElse(0);
        var table = new ArrayList<Cell>();
        var header = new ArrayList<String>();
        for (var row : rows(cells)) {
            if (header.isEmpty()) {
                header.addAll(row.getHeader());
            }

            var column = countColumn(cells, header, countColumn);
            var id = field(cells, row, "cell");
            var set = sets.remove(id);

            if (set == null) {
                throw new WarehouseException(matrix + ": has no row for cell " + id + " of " + cells
                        + "; every cell must consist of inner cells.");
            }

            table.add(new Cell(
                    id,
                    row.getFieldsAsMap(),
                    count(cells, row, column),
                    set.stream().mapToInt(inner -> inner - 1).toArray()));
        }

        if (!sets.isEmpty()) {
            throw new WarehouseException(matrix + ": cell "
                    + sets.keySet().iterator().next() + " is not in " + cells + "; the two files do not fit.");
        }

        return new CellTable(header, table, size);
    }

    static boolean isCount(String column) {
        return COUNTS.contains(column) || "primary".equals(column);
    }

    private static List<NamedCsvRecord> rows(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new WarehouseException(file + ": no such file; name the file of cells and the matrix.");
        }

        try (var reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            return reader.stream().toList();
        }
    }

    private static Map<String, TreeSet<Integer>> matrix(Path file) throws IOException {
        var sets = new TreeMap<String, TreeSet<Integer>>();
        for (var row : rows(file)) {
            var inner = number(file, row, "inner");

            if (inner < 1 || inner > Integer.MAX_VALUE) {
                throw new WarehouseException(file + ", line " + row.getStartingLineNumber() + ": inner is " + inner
                        + "; inner cells are numbered from 1.");
            }

            sets.computeIfAbsent(field(file, row, "cell"), any -> new TreeSet<>())
                    .add((int) inner);
        }

        return sets;
    }

    private static String countColumn(Path file, List<String> header, Optional<String> wanted) {
        return wanted.or(() -> COUNTS.stream().filter(header::contains).findFirst())
                .filter(header::contains)
                .orElseThrow(() -> new WarehouseException(file + ": has no column " + wanted.orElse("n, freq or ant")
                        + "; name the column of counts with --count."));
    }

    private static long count(Path file, NamedCsvRecord row, String column) {
        var count = number(file, row, column);

        if (count < 0) {
            throw new WarehouseException(file + ", line " + row.getStartingLineNumber() + ", column '" + column
                    + "': a count must be 0 or more.");
        }

        return count;
    }

    private static long number(Path file, NamedCsvRecord row, String column) {
        try {
            return Long.parseLong(field(file, row, column).trim());
        } catch (NumberFormatException e) {
            throw new WarehouseException(
                    file + ", line " + row.getStartingLineNumber() + ", column '" + column + "': is no whole number.",
                    e);
        }
    }

    private static String field(Path file, NamedCsvRecord row, String column) {
        return row.findField(column)
                .orElseThrow(() -> new WarehouseException(file + ": has no column '" + column + "'; it needs one."));
    }
}
