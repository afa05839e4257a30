package org.lastmile.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastmile.contract.WarehouseException;

class ReleaseQueryTest {
    @TempDir
    Path folder;

    private ReleaseQuery query;

    @BeforeEach
    void seal() {
        // A folder that would mislead a pattern of file names or a literal of SQL.
        query = ReleaseQuery.open(EditionFolder.write(SampleRelease.of("2026Q3-1"), folder.resolve("it's [a] *")));
    }

    @AfterEach
    void close() {
        query.close();
    }

    @Test
    void answers_a_question_over_the_cells() {
        var table =
                query.query("select level, kind, count, of, pct, band_low_pct, people_band, coverage from release.cell"
                        + " where dimension = 'gender' order by level;");

        assertThat(table.rows())
                .containsExactly(
                        row("man", "shown", 30L, 120L, 25.0, null, null, ""),
                        row("not stated", "protected", null, null, null, null, null, ""),
                        row("other", "banded", null, null, null, 80.0, "21-40", ""),
                        row("woman", "shown", 40L, 100L, 40.0, null, null, "7 of 9 partners"));
        assertThat(table.types())
                .containsExactly("VARCHAR", "VARCHAR", "BIGINT", "BIGINT", "DOUBLE", "DOUBLE", "VARCHAR", "VARCHAR");
    }

    @Test
    void has_the_columns_of_the_contracts() {
        assertThat(query.query("from release.cell").columns())
                .containsExactlyElementsOf(TableContract.CELL.columns().stream()
                        .map(TableContract.Column::name)
                        .toList());
        assertThat(query.query("from release.indicator").columns())
                .containsExactlyElementsOf(TableContract.INDICATOR.columns().stream()
                        .map(TableContract.Column::name)
                        .toList());
        assertThat(query.query("from release.source").columns())
                .containsExactlyElementsOf(TableContract.SOURCE.columns().stream()
                        .map(TableContract.Column::name)
                        .toList());
    }

    @Test
    void answers_a_question_over_the_sources() {
        var sealed = EditionFolder.write(SampleRelease.withSources("2026Q3-2"), folder.resolve("sources"));

        try (var asked = ReleaseQuery.open(sealed)) {
            assertThat(asked.query("select source, lateness, set_aside_low_pct, row_count, label from release.source")
                            .rows())
                    .containsExactly(
                            row("badge_status", "late", 3, null, "between 3 and 5 of 100 rows"),
                            row("tracks", "no date promised", null, 41L, "2 of 41 rows"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with a as (select 1 as b) select b from a",
                "values (1)",
                "from release.cell",
                "describe release.cell",
                "summarize release.indicator",
                "-- a comment\nselect 1 -- another",
                "select ';' as a;",
            })
    void takes_every_kind_of_question(String sql) {
        assertThat(query.query(sql).rows()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attach | attach '/tmp/other.db'",
                "copy | /* hidden */ copy (select 1) to '/tmp/out.csv'",
                "install | -- first a remark\\ninstall httpfs",
                "load | load httpfs",
                "pragma | pragma database_list",
                "set | set enable_external_access = true",
                "reset | reset memory_limit",
                "create | create table a as select 1",
                "drop | drop view release.cell",
                "call | call pragma_version()",
                "execute | execute a",
                "export | export database '/tmp/out'",
                "explain | explain analyze select 1",
                "use | use release",
            })
    void refuses_every_other_statement(String word, String sql) {
        assertThatThrownBy(() -> query.query(sql.replace("\\n", "\n")))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(
                        "The statement '" + word + "' is refused: only questions are answered here. Begin with select,"
                                + " with, from, values, describe or summarize.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from read_csv('/etc/passwd')",
                "select * from read_text('/etc/passwd')",
                "select * from read_blob('/etc/passwd')",
                "select * from '/etc/passwd'",
                "select * from glob('/etc/*')",
                "select * from sniff_csv('/etc/passwd')",
                "select * from parquet_metadata('/etc/passwd')",
                "from query('copy (select 1) to ''/tmp/out.csv''')",
                "select * from read_csv('http://127.0.0.1/a.csv')",
            })
    void reads_no_other_file(String sql) {
        assertThatThrownBy(() -> query.query(sql))
                .isInstanceOf(WarehouseException.class)
                .hasMessageStartingWith("The question could not be answered: ")
                .hasMessageNotContaining("root:");
    }

    @Test
    void reads_no_neighbour_of_the_edition() throws IOException {
        var neighbour = Files.writeString(folder.resolve("secret.csv"), "a\n1\n");

        assertThatThrownBy(() -> query.query("from read_csv('" + neighbour + "')"))
                .isInstanceOf(WarehouseException.class)
                .hasMessageStartingWith("The question could not be answered: Permission Error: Cannot access file \""
                        + neighbour + "\" - file system operations are disabled by configuration");
    }

    @Test
    void says_what_is_wrong_with_a_question() {
        assertThatThrownBy(() -> query.query("select 1; select 2"))
                .hasMessage("2 statements were given; ask one question at a time.");
        assertThatThrownBy(() -> query.query(" -- nothing"))
                .hasMessage("The question is empty; write for example: select * from release.cell limit 10");
        assertThatThrownBy(() -> query.query("select 1\nfromm x y"))
                .hasMessage("The question cannot be read, line 2: syntax error at or near \"x\".");
        assertThatThrownBy(() -> query.query("select * from range(1000001)"))
                .hasMessage("The answer has more than 1000000 rows; count in the question, or add: limit 1000000.");
        assertThatThrownBy(() -> query.query("select nothing from release.cell"))
                .isInstanceOf(WarehouseException.class)
                .hasMessageStartingWith(
                        "The question could not be answered: Binder Error: Referenced column \"nothing\"");
    }

    @Test
    void shows_an_operator_more_views_and_no_more_files() throws IOException {
        var zone = Files.createDirectories(folder.resolve("warehouse"));
        Files.writeString(zone.resolve("entry.csv"), "learner_id,track_key\n7,a\n");
        var outside = Files.writeString(folder.resolve("learner.key"), "key\n");
        var views = new Views(
                Map.of("mart.entry", "select * from read_csv('" + zone.resolve("entry.csv") + "')"), List.of(zone));

        try (var operator = ReleaseQuery.open(
                EditionFolder.newest(folder.resolve("it's [a] *")).orElseThrow(), views)) {
            assertThat(operator.query("select e.*, (select count(*) from release.cell) as cells from mart.entry e")
                            .rows())
                    .containsExactly(row(7L, "a", 8L));
            assertThatThrownBy(() -> operator.query("from read_text('" + outside + "')"))
                    .isInstanceOf(WarehouseException.class);
        }

        try (var early = ReleaseQuery.open(views)) {
            assertThat(early.query("from mart.entry").rows()).containsExactly(row(7L, "a"));
        }
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }
}
