package org.lastmile.indicator;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.lastmile.contract.Shelf;
import org.lastmile.contract.WarehouseException;

/**
 * One SQL file with what its first two lines say.
 *
 * @param name  relative to its folder, without the ending: {@code oulad/registration} or {@code entry}
 * @param grain what a row of its result is
 * @param reads views that it reads
 */
public record SqlText(String name, String grain, List<String> reads, String text) {
    private static final String SUFFIX = ".sql";
    private static final String READS = "-- reads: ";

    public SqlText {
        reads = List.copyOf(reads);
    }

    /** All files of one built-in folder, by name: {@code mappings} or {@code marts}. */
    public static List<SqlText> all(String folder) {
        var shelf = Shelf.open("lastmile/" + folder, SUFFIX, Optional.empty());
        return StreamSupport.stream(shelf.names().spliterator(), false)
                .map(file -> parse(file, shelf.text(file)))
                .toList();
    }

    private static SqlText parse(String file, String text) {
        var lines = text.lines().limit(2).toList();

        if (lines.size() < 2 || !lines.get(0).startsWith("-- ") || !lines.get(1).startsWith(READS)) {
            throw new WarehouseException(file + ": does not open with its grain and what it reads; write '-- One row"
                    + " per ...' in the first line and '" + READS + "a, b' in the second.");
        }

        return new SqlText(
                file.substring(0, file.length() - SUFFIX.length()),
                lines.get(0).substring(3),
                Arrays.asList(lines.get(1).substring(READS.length()).split(", ")),
                text);
    }
}
