package org.lastmile.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lastmile.contract.Contracts;

/** Runs every case of {@code fixtures/<source>/<case>}: rows of a source in, rows of core tables out. */
class MappingFixturesTest {
    private static final Path FIXTURES = World.HOME.resolve("sql/fixtures");

    @TestFactory
    List<DynamicTest> cases() throws IOException {
        var tests = new ArrayList<DynamicTest>();

        for (var source : sources()) {
            for (var fixture : FixturesTest.folders(FIXTURES.resolve(source))) {
                tests.add(DynamicTest.dynamicTest(source + ": " + fixture.getFileName(), () -> check(source, fixture)));
            }
        }

        assertThat(tests).isNotEmpty();
        return tests;
    }

    @Test
    void every_folder_is_named_after_a_mart_or_a_source() throws IOException {
        var names = new ArrayList<>(sources());
        Marts.load().all().forEach(mart -> names.add(mart.name()));

        assertThat(FixturesTest.folders(FIXTURES))
                .extracting(folder -> folder.getFileName().toString())
                .containsExactlyInAnyOrderElementsOf(names);
    }

    /** Sources that have fixtures; each of their mappings must stand in one. */
    private static List<String> sources() {
        return Contracts.ofSources(Optional.empty()).all().stream()
                .map(contract -> contract.id())
                .filter(id -> Files.isDirectory(FIXTURES.resolve(id)))
                .toList();
    }

    @Test
    void every_mapping_of_a_source_with_fixtures_is_in_one() throws IOException {
        for (var source : sources()) {
            var expected = new ArrayList<String>();

            for (var fixture : FixturesTest.folders(FIXTURES.resolve(source))) {
                FixturesTest.files(fixture, "core.").forEach(file -> expected.add(source + "/" + entity(file)));
            }

            assertThat(expected)
                    .containsAll(SqlText.all("mappings").stream()
                            .map(SqlText::name)
                            .filter(name -> name.startsWith(source + "/"))
                            .toList());
        }
    }

    private static void check(String source, Path fixture) throws IOException, SQLException {
        try (var world = World.empty()) {
            world.openSources();

            for (var input : FixturesTest.files(fixture, "")) {
                var name = input.getFileName().toString().replace(".csv", "");

                if (!name.startsWith("core.")) {
                    world.insert(source + "_" + name, input);
                }
            }

            for (var expected : FixturesTest.files(fixture, "core.")) {
                world.run("create table mapped as " + mapping(source + "/" + entity(expected)));

                var columns = World.fixtureColumns(expected);
                assertThat(world.rows("select " + columns + " from mapped"))
                        .as(expected.getFileName().toString())
                        .containsExactlyInAnyOrderElementsOf(
                                world.rows("select " + columns + " from " + World.fixture(expected)));
                world.run("drop table mapped");
            }
        }
    }

    private static String mapping(String name) {
        return SqlText.all("mappings").stream()
                .filter(mapping -> mapping.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no mapping " + name))
                .text();
    }

    private static String entity(Path expected) {
        var name = expected.getFileName().toString();
        return name.substring("core.".length(), name.length() - ".csv".length());
    }
}
