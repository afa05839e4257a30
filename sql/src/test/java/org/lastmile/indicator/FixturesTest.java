package org.lastmile.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs every case of {@code fixtures/<mart>/<case>}: rows of core tables in, rows of the mart out. */
class FixturesTest {
    private static final Path FIXTURES = World.HOME.resolve("sql/fixtures");

    @TestFactory
    List<DynamicTest> cases() throws IOException {
        var tests = new ArrayList<DynamicTest>();

        for (var folder : folders(FIXTURES)) {
            var mart = folder.getFileName().toString();

            for (var fixture : folders(folder)) {
                tests.add(DynamicTest.dynamicTest(mart + ": " + fixture.getFileName(), () -> check(mart, fixture)));
            }
        }

        assertThat(tests).hasSizeGreaterThanOrEqualTo(3 * Marts.load().all().size());
        return tests;
    }

    private static void check(String mart, Path fixture) throws IOException, SQLException {
        try (var world = World.empty()) {
            for (var input : files(fixture, "core.")) {
                var name = input.getFileName().toString().replace(".csv", "");
                world.run("insert into " + name + " by name select " + columns(input) + " from " + csv(input));
            }

            var expected = fixture.resolve("expected.csv");

            world.assemble();

            assertThat(world.rows("select " + columns(expected) + " from mart." + mart + " order by all"))
                    .containsExactlyInAnyOrderElementsOf(
                            world.rows("select " + columns(expected) + " from " + csv(expected)));
        }
    }

    /** The columns of the file without {@code why}, which is for readers. */
    private static String columns(Path file) throws IOException {
        return Arrays.stream(Files.readAllLines(file).get(0).split(","))
                .filter(column -> !column.equals("why"))
                .collect(Collectors.joining(", "));
    }

    private static String csv(Path file) {
        return "read_csv('" + file + "', header = true, all_varchar = true, null_padding = true)";
    }

    private static List<Path> folders(Path folder) throws IOException {
        try (var list = Files.list(folder)) {
            return list.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static List<Path> files(Path folder, String prefix) throws IOException {
        try (var list = Files.list(folder)) {
            return list.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }
}
