package org.lastmile.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lastmile.contract.WarehouseException;

/** Reads the CSV files of somebody else's table. */
final class TableFile {
    private static final int MOST_INNER = 1_000_000;

    private TableFile() {}

    static List<NamedCsvRecord> rows(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new WarehouseException(file + ": no such file; name the file of cells and the matrix.");
        }

        try (var reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            return reader.stream().toList();
        } catch (CsvParseException | UncheckedIOException failure) {
            throw new WarehouseException(
                    file
                            + ": cannot be read as a table; it must have commas, each column name once and as many"
                            + " fields in each row.",
                    failure);
        }
    }

    /** Inner cells of each cell, ascending, numbered from 0. */
    static Map<String, int[]> matrix(Path file) throws IOException {
        var sets = new TreeMap<String, TreeSet<Integer>>();
        for (var row : rows(file)) {
            var inner = number(file, row, "inner");

            if (inner < 1 || inner > MOST_INNER) {
                throw new WarehouseException(file + ", line " + row.getStartingLineNumber() + ": inner is " + inner
                        + "; inner cells are numbered from 1 to " + MOST_INNER + " at most.");
            }

            sets.computeIfAbsent(field(file, row, "cell"), any -> new TreeSet<>())
                    .add((int) inner - 1);
        }

        var matrix = new TreeMap<String, int[]>();
        sets.forEach((cell, set) ->
                matrix.put(cell, set.stream().mapToInt(inner -> inner).toArray()));
        return matrix;
    }

    /** Number of inner cells. */
    static int size(Map<String, int[]> matrix) {
        return 1
                + matrix.values().stream()
                        .mapToInt(set -> set[set.length - 1])
                        .max()
                        .orElse(-1);
    }

    static long number(Path file, NamedCsvRecord row, String column) {
        try {
            return Long.parseLong(field(file, row, column).trim());
        } catch (NumberFormatException e) {
            throw new WarehouseException(
                    file + ", line " + row.getStartingLineNumber() + ", column '" + column + "': is no whole number.",
                    e);
        }
    }

    static String field(Path file, NamedCsvRecord row, String column) {
        return row.findField(column)
                .orElseThrow(() -> new WarehouseException(file + ": has no column '" + column + "'; it needs one."));
    }
}
