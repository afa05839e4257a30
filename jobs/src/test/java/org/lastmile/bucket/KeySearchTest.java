package org.lastmile.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.Table;
import org.lastmile.warehouse.DataFile;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.TableSnapshot;

class KeySearchTest {
    private static final List<String> KEY = List.of("learner_id", "session_key");
    private static final String ROWS =
            "select number as learner_id, 's' as session_key from range(10000) as r (number)";

    @TempDir
    Path folder;

    private final Table attendance =
            Contracts.ofTables().contract("core.attendance").tables().get(0);

    @Test
    void says_of_a_file_that_it_holds_each_key_once() throws SQLException, IOException {
        try (var duck = Duck.open(1, "512MB")) {
            var file = file(duck, ROWS);

            assertThat(file.tags()).isEqualTo(DataFile.holdingOnce(KEY));
        }
    }

    @Test
    void says_nothing_of_a_file_that_holds_one_key_twice() throws SQLException, IOException {
        try (var duck = Duck.open(1, "512MB")) {
            var file = file(duck, ROWS + " union all select 7, 's'");

            assertThat(file.tags()).isEmpty();
        }
    }

    @Test
    void says_nothing_of_a_small_file() throws SQLException, IOException {
        try (var duck = Duck.open(1, "512MB")) {
            var file = file(duck, ROWS + " where number > 0");

            assertThat(file.tags()).isEmpty();
        }
    }

    @Test
    void what_is_said_of_a_file_stands_in_the_table_until_the_file_is_rewritten() throws SQLException, IOException {
        try (var duck = Duck.open(1, "512MB")) {
            var table = folder.resolve("attendance");
            var file = file(duck, ROWS);
            var other = ParquetFiles.write(duck, "(" + ROWS + ")", table.resolve("rewritten.parquet"), 3);
            var writer = new TableWriter();
            writer.append(table, ParquetFiles.schema(duck, relation(file)), List.of(file), "first");

            assertThat(files(table))
                    .allMatch(held -> held.holdsOnce(KEY))
                    .noneMatch(held -> held.holdsOnce(List.of("learner_id")));

            writer.exchange(table, List.of(Path.of(file.path())), List.of(other));

            assertThat(files(table)).hasSize(1).noneMatch(held -> held.holdsOnce(KEY));
        }
    }

    private NewFile file(Connection duck, String rows) throws SQLException, IOException {
        var table = Files.createDirectories(folder.resolve("attendance"));
        var path = table.resolve("part.parquet");
        var file = ParquetFiles.write(duck, "(" + rows + ")", path, 3);
        return new NewFile(file.path(), 3, file.rows(), KeySearch.tags(duck, attendance, path, file.rows()));
    }

    private static String relation(NewFile file) {
        return Duck.parquet(List.of(Path.of(file.path())));
    }

    private static List<DataFile> files(Path table) {
        return TableSnapshot.newest(table).orElseThrow().files();
    }
}
