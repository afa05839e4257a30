package org.lastmile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Editions stay as they were sealed when the key is rotated and a learner is erased, and later ones keep what they said. */
class ReleaseAfterErasureTest {
    private static final String QUARTER = "2026Q3";
    private static final String FIRST = QUARTER + "-1";
    private static final String CELLS = "select cell_id, kind, count, of, label from release.cell order by 1";
    private static final String TOLD = "overview/learners_served/2025/all";
    private static final String CLOSED = "lawfully erased since, or closed by a rotation of the token key: ";

    @TempDir
    private static Path place;

    private static Path root = place;

    @BeforeAll
    static void make() {
        root = place.resolve("pilot");
        Pilot.make(root);
    }

    private static Call call(String... words) {
        var all = new java.util.ArrayList<>(List.of(words));
        all.addAll(List.of("--root", root.toString()));
        return Call.done(all.toArray(String[]::new));
    }

    private static Map<String, String> sealed() throws IOException {
        var files = new TreeMap<String, String>();

        try (var list = Files.list(root.resolve("warehouse/release").resolve(FIRST))) {
            for (var file : list.toList()) {
                files.put(
                        String.valueOf(file.getFileName()),
                        java.util.HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }

        return files;
    }

    /** Cells of an edition without its name. */
    private static List<String> cells(String edition) {
        return call("sql", "--edition", edition, "--format", "csv", CELLS)
                .out()
                .lines()
                .toList();
    }

    private static String releasedAgain() {
        call("build");
        var before = editions();
        call("release", "--quarter", QUARTER);
        var after = new java.util.TreeSet<>(editions());
        after.removeAll(before);
        return after.first();
    }

    private static java.util.Set<String> editions() {
        var names = root.resolve("warehouse/release").toFile().list((folder, name) -> name.startsWith(QUARTER));
        return new java.util.TreeSet<>(List.of(java.util.Objects.requireNonNull(names)));
    }

    private static String card() throws IOException {
        try (var walk = Files.walk(root.resolve("deliveries"))) {
            var attendance = walk.filter(file -> file.endsWith("attendance.csv"))
                    .findFirst()
                    .orElseThrow();
            return Files.readAllLines(attendance).get(1).split(",")[2];
        }
    }

    @Test
    void numbers_stay_and_explain_says_that_they_cannot_be_computed_again() throws IOException {
        var sealed = sealed();
        var told = cells(FIRST);
        assertThat(call("explain", "--edition", FIRST, TOLD).out()).doesNotContain(CLOSED);

        assertThat(call("key", "rotate").out()).startsWith("key ").contains("none holds a token of an older key");
        assertThat(call("key", "show").out()).contains("rotated 1 times");
        var rotated = releasedAgain();

        assertThat(cells(rotated)).isEqualTo(told);

        var file = Files.writeString(place.resolve("identifier.txt"), card() + "\n");
        assertThat(call("erase", "--file", file.toString()).out()).contains("0 hold the learner");
        var erased = releasedAgain();

        // What was told of a cell is told again: who is gone was in it when it was told.
        assertThat(shown(cells(erased))).isEqualTo(shown(told));
        assertThat(sealed()).isEqualTo(sealed);
        assertThat(call("explain", "--edition", FIRST, TOLD).out()).contains(CLOSED);
        assertThat(call("audit", "--edition", erased).out()).isNotEmpty();
    }

    private static List<String> shown(List<String> cells) {
        return cells.stream().filter(cell -> cell.contains(",shown,")).toList();
    }
}
