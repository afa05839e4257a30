package org.lastmile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every number that the demo shows is that of a plain computation over the delivered files. */
class IndependentNumbersTest {
    private static Map<String, String> independent = Map.of();

    @BeforeAll
    static void compute() throws SQLException, IOException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            openFiles(connection);
            independent = new TreeMap<>();

            try (var rows = statement.executeQuery(sql())) {
                while (rows.next()) {
                    independent.put(
                            rows.getString("indicator") + "/" + rows.getString("period") + "/"
                                    + rows.getString("level"),
                            value(rows.getString("count"), rows.getString("of")));
                }
            }
        }
    }

    private static void openFiles(Connection connection) throws SQLException, IOException {
        try (var files = Files.list(Demo.folder().resolve("deliveries"));
                var statement = connection.createStatement()) {
            for (var file : files.toList()) {
                var name = Objects.requireNonNull(file.getFileName()).toString().replace(".csv", "");
                statement.execute("create view " + name + " as select * replace (" + texts(name) + ") from read_csv('"
                        + file + "', header = true, all_varchar = true)");
            }
        }
    }

    private static String texts(String name) {
        return switch (name) {
            case "offerings" -> "starts_on::date as starts_on, ends_on::date as ends_on";
            case "sessions" -> "held_on::date as held_on";
            case "learner_intake" -> "observed_on::date as observed_on";
            case "registrations" -> "registered_on::date as registered_on, withdrawn_on::date as withdrawn_on";
            case "attendance" -> "attended_on::date as attended_on";
            case "badge_status" -> "event_on::date as event_on";
            case "next_steps" -> "started_on::date as started_on";
            default -> "valid_from::date as valid_from";
        };
    }

    private static String sql() throws IOException {
        try (var file = Objects.requireNonNull(IndependentNumbersTest.class.getResourceAsStream("independent.sql"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String value(String count, @org.jspecify.annotations.Nullable String of) {
        return of == null || of.isEmpty() ? count : count + " of " + of;
    }

    @Test
    void totals_agree() {
        var shown = shown("dimension = 'all'", "'all'");

        assertThat(shown).hasSizeGreaterThan(60);
        assertThat(shown).isEqualTo(expected(shown));
    }

    @Test
    void numbers_by_gender_agree() {
        var shown = shown("dimension = 'gender'", "'gender=' || level");

        assertThat(shown).hasSizeGreaterThan(30);
        assertThat(shown).isEqualTo(expected(shown));
    }

    private static Map<String, String> shown(String which, String level) {
        return Call.rows(
                        Demo.folder(),
                        "select indicator, period, " + level + ", count, \"of\" from release.cell"
                                + " where publication = 'overview' and kind = 'shown' and " + which)
                .stream()
                .map(row -> row.split(",", -1))
                .collect(Collectors.toMap(
                        row -> row[0] + "/" + row[1] + "/" + row[2],
                        row -> value(row[3], row[4]),
                        (left, right) -> left,
                        TreeMap::new));
    }

    private static Map<String, String> expected(Map<String, String> shown) {
        var expected = new TreeMap<String, String>();
        shown.keySet().forEach(cell -> expected.put(cell, independent.getOrDefault(cell, "none")));
        return expected;
    }
}
