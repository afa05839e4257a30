package org.lastmile.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs every case of {@code fixtures/<mart>/<case>}: rows of core tables in, rows of the mart out. */
class FixturesTest {
    private static final Path FIXTURES = World.HOME.resolve("sql/fixtures");

    @TestFactory
    List<DynamicTest> cases() throws IOException {
        var tests = new ArrayList<DynamicTest>();

        for (var mart : Marts.load().all().stream().map(SqlText::name).toList()) {
            var folder = FIXTURES.resolve(mart);

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
                world.insert(name, input);
            }

            var expected = fixture.resolve("expected.csv");

            world.assemble();

            assertThat(world.rows("select " + World.fixtureColumns(expected) + " from mart." + mart + " order by all"))
                    .containsExactlyInAnyOrderElementsOf(world.rows(
                            "select " + World.fixtureColumns(expected) + " from " + World.fixture(expected)));
        }
    }

    static List<Path> folders(Path folder) throws IOException {
        try (var list = Files.list(folder)) {
            return list.filter(Files::isDirectory).sorted().toList();
        }
    }

    static List<Path> files(Path folder, String prefix) throws IOException {
        try (var list = Files.list(folder)) {
            return list.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }
}
