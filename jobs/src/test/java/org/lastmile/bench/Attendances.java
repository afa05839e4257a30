package org.lastmile.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import org.lastmile.warehouse.Duck;

/**
 * Writes files as partners send them: attendances of a first load, and a hundredth of their number that comes later, by
 * the same learners. A learner comes 14 times, 22 people to each session.
 */
final class Attendances {
    private static final int MORE = 100;

    private Attendances() {}

    /** Takes a folder and the number of attendances of the first load. */
    public static void main(String[] arguments) throws IOException, SQLException {
        var folder = Path.of(arguments[0]);
        var rows = Long.parseLong(arguments[1]);
        write(folder.resolve("first"), rows, 0, rows);
        write(folder.resolve("more"), rows, rows, rows + rows / MORE);
    }

    private static void write(Path folder, long learners, long from, long to) throws IOException, SQLException {
        Files.createDirectories(folder);

        try (var duck = Duck.open(2, "2GB");
                var sql = Objects.requireNonNull(Attendances.class.getResourceAsStream("attendances_file.sql"))) {
            Duck.execute(duck, "set variable learners = " + learners / 14 + "::bigint");
            Duck.execute(duck, "set variable sessions = " + learners / 22 + "::bigint");
            Duck.execute(duck, "set variable from_row = " + from + "::bigint");
            Duck.execute(duck, "set variable to_row = " + to + "::bigint");
            Duck.execute(
                    duck,
                    "copy (\n" + new String(sql.readAllBytes(), StandardCharsets.UTF_8) + "\n) to "
                            + Duck.literal(folder.resolve("attendance.csv").toString()) + " (header)");
        }
    }
}
