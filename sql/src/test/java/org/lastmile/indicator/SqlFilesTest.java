package org.lastmile.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads every SQL file: form, what it reads, what it returns. */
class SqlFilesTest {
    private static final Pattern READ = Pattern.compile("\\b(?:from|join)\\s+([a-z_]+(?:\\.[a-z_]+)?)");
    private static final Pattern NAMED =
            Pattern.compile("(?m)^(?:with (?:recursive )?)?([a-z_]+) as (?:not materialized )?\\(");

    static List<SqlText> marts() {
        return Marts.load().all();
    }

    static List<SqlText> references() {
        return Marts.load().references();
    }

    static List<SqlText> shared() {
        return Marts.load().shared();
    }

    static List<SqlText> mappings() {
        return SqlText.all("mappings");
    }

    static List<SqlText> grounds() {
        return SqlText.all("grounds");
    }

    static Stream<SqlText> files() {
        return Stream.of(marts(), references(), shared(), mappings(), grounds()).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("files")
    void opens_with_its_grain_and_is_one_statement(SqlText file) {
        assertThat(file.grain()).startsWith("One row per ").endsWith(".");
        assertThat(code(file)).doesNotContain(";").doesNotContain("\t");
        assertThat(lastSelect(file)).doesNotContain("*");
    }

    @ParameterizedTest
    @MethodSource("files")
    void reads_exactly_what_it_says(SqlText file) {
        var named = NAMED.matcher(file.text())
                .results()
                .map(match -> match.group(1))
                .toList();

        var read = READ.matcher(code(file))
                .results()
                .map((MatchResult match) -> match.group(1))
                .filter(view -> !named.contains(view))
                .distinct()
                .sorted();

        assertThat(read)
                .containsExactlyElementsOf(file.reads().stream().sorted().toList());
    }

    @ParameterizedTest
    @MethodSource("mappings")
    void a_mapping_reads_its_own_source(SqlText mapping) {
        var source = mapping.name().substring(0, mapping.name().indexOf('/'));

        assertThat(mapping.reads()).allMatch(view -> view.startsWith(source + "_"));
    }

    @ParameterizedTest
    @MethodSource("marts")
    void a_mart_reads_core_tables_what_is_prepared_and_marts(SqlText mart) {
        assertThat(mart.reads()).allMatch(view -> view.matches("(core|mart|reference|shared)\\..*"));
    }

    @ParameterizedTest
    @MethodSource("references")
    void a_reference_reads_core_tables_that_know_no_learner(SqlText reference) {
        assertThat(reference.reads()).allMatch(view -> view.startsWith("core.")).noneMatch(view -> World.table(view)
                .isLearnerBucket());
    }

    @ParameterizedTest
    @MethodSource("shared")
    void what_marts_share_reads_core_tables_and_references(SqlText shared) {
        assertThat(shared.reads()).allMatch(view -> view.startsWith("core.") || view.startsWith("reference."));
    }

    @ParameterizedTest
    @MethodSource("marts")
    void a_mart_returns_the_columns_of_its_contract(SqlText mart) throws SQLException {
        try (var world = World.empty()) {
            world.assemble();

            var columns = world.describe(mart.text());

            assertThat(columns)
                    .containsExactly(World.columns("mart." + mart.name()).split(", "));
            assertThat(World.table("mart." + mart.name()).description()).isEqualTo(mart.grain());
        }
    }

    @ParameterizedTest
    @MethodSource("mappings")
    void a_mapping_returns_the_columns_of_its_contract(SqlText mapping) throws SQLException {
        var core = mapping.name().substring(mapping.name().indexOf('/') + 1);

        try (var world = World.empty()) {
            world.openSources();

            var columns = world.describe(mapping.text());

            assertThat(columns).containsExactly(World.columns("core." + core).split(", "));
        }
    }

    private static String code(SqlText file) {
        return file.text().replaceAll("--[^\n]*", "");
    }

    private static String lastSelect(SqlText file) {
        var text = code(file);
        var start = text.lastIndexOf("\nselect\n");
        return text.substring(start, text.indexOf("\nfrom ", start));
    }
}
