package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.Table;

class RowJudgeTest {
    private static final Contracts CONTRACTS = Contracts.ofSources(Optional.empty());
    private static final Table ATTENDANCE =
            CONTRACTS.contract("program_attendance").table("attendance");
    private static final Table OFFERING = CONTRACTS.contract("offerings").table("offering");

    private @Nullable Object[] values = new @Nullable Object[0];

    private List<String> judge(Table table, @Nullable String... texts) {
        var problems = new ArrayList<String>();
        // Columns that a file leaves out are blank.
        var row = Arrays.copyOf(texts, table.columns().size());
        values = new @Nullable Object[row.length];
        var isGood =
                new RowJudge(table).judge(row, values, (column, rule) -> problems.add(column.name() + ": " + rule));
        assertThat(isGood).isEqualTo(problems.isEmpty());
        return problems;
    }

    @Test
    void a_good_row_becomes_values() {
        assertThat(judge(ATTENDANCE, " cedar ", "s1", "card-1", "2026-01-05", "1.5", "attended"))
                .isEmpty();
        assertThat(values).containsExactly("cedar", "s1", "card-1", LocalDate.of(2026, 1, 5), 1.5, "attended", null);
    }

    @Test
    void blank_and_absent_mean_not_known() {
        assertThat(judge(ATTENDANCE, "cedar", "s1", "card-1", "2026-01-05", "  ", "no_show"))
                .isEmpty();
        assertThat(values[4]).isNull();
        assertThat(judge(ATTENDANCE, "cedar", "s1", "card-1", "2026-01-05", null, "no_show"))
                .isEmpty();
    }

    @Test
    void all_problems_of_a_row_are_told() {
        assertThat(judge(ATTENDANCE, "cedar", "jo@example.org", null, "2026-02-30", "-1", "late"))
                .containsExactly(
                        "session_key: not_in_pattern",
                        "card_number: required",
                        "attended_on: not_a_date",
                        "hours: out_of_range",
                        "attendance_status: not_in_list");
    }

    @Test
    void a_text_longer_than_its_contract_allows_is_refused() {
        assertThat(judge(ATTENDANCE, "cedar", "s".repeat(100), "card-1", "2026-01-05", null, "no_show"))
                .isEmpty();
        assertThat(judge(ATTENDANCE, "cedar", "s".repeat(101), "card-1", "2026-01-05", null, "no_show"))
                .containsExactly("session_key: too_long");
    }

    @Test
    void a_day_is_read_as_the_contract_writes_it() {
        var report = CONTRACTS.contract("nsc_studenttracker").table("detail_report");
        @Nullable String[] texts = new @Nullable String[report.columns().size()];
        var names = report.columns().stream().map(column -> column.name()).toList();
        texts[names.indexOf("return_field")] = "st-1";
        texts[names.indexOf("record_found")] = "N";
        texts[names.indexOf("search_date")] = "20240229";

        assertThat(judge(report, texts)).isEmpty();
        assertThat(values[names.indexOf("search_date")]).isEqualTo(LocalDate.of(2024, 2, 29));

        for (var wrong : List.of("2024-02-29", "20230229", "202402291", "20240230")) {
            texts[names.indexOf("search_date")] = wrong;
            assertThat(judge(report, texts)).containsExactly("search_date: not_a_date");
        }
    }

    @Test
    void no_number_that_is_none_passes() {
        for (var text : List.of("NaN", "Infinity", "1,5", "two", "1e999")) {
            assertThat(judge(ATTENDANCE, "cedar", "s1", "card-1", "2026-01-05", text, "attended"))
                    .containsExactly("hours: not_a_number");
        }
    }

    @Test
    void a_text_that_came_before_is_judged_as_it_was() {
        var judge = new RowJudge(ATTENDANCE);
        var problems = new ArrayList<String>();
        var row = new @Nullable Object[7];

        for (var spaced : List.of("cedar", " cedar", "cedar", " cedar")) {
            judge.judge(
                    new String[] {spaced, "s1", "-", "2026-01-05", "-1", "late", ""},
                    row,
                    (column, rule) -> problems.add(column.name() + ": " + rule));
            judge.repairs().end(true);
            assertThat(row).startsWith("cedar", "s1", null, LocalDate.of(2026, 1, 5));
        }

        assertThat(judge.repairs().rows()).containsExactly(Map.entry(new Cause("partner_key", "spaces"), 2L));
        assertThat(problems)
                .hasSize(12)
                .containsOnly("card_number: no_identifier", "hours: out_of_range", "attendance_status: not_in_list");
    }

    @Test
    void texts_that_share_a_place_of_memory_keep_their_own_values() {
        var judge = new RowJudge(ATTENDANCE);
        var row = new @Nullable Object[7];

        for (var i = 0; i < 10_000; i++) {
            var session = "s" + i % 3_000;
            var isGood = judge.judge(
                    new String[] {"cedar", session, "card-1", "2026-01-05", String.valueOf(i % 24), "attended", ""},
                    row,
                    (column, rule) -> {});
            assertThat(isGood).isTrue();
            assertThat(row)
                    .containsExactly(
                            "cedar", session, "card-1", LocalDate.of(2026, 1, 5), (double) (i % 24), "attended", null);
        }
    }

    @Test
    void endless_text_and_nul_are_refused() {
        assertThat(judge(ATTENDANCE, "cedar", "s1", "c".repeat(10_001), "2026-01-05", "1", "attended"))
                .containsExactly("card_number: too_long");
        assertThat(judge(ATTENDANCE, "cedar", "s1", "c\0d", "2026-01-05", "1", "attended"))
                .containsExactly("card_number: nul_character");
    }

    @Test
    void a_public_value_is_quoted_where_no_learner_is_known() {
        var column = OFFERING.columns().get(0);
        var judge = new RowJudge(OFFERING);

        assertThat(judge.seen(column, "a b\n")).isEqualTo("'a b?'");
        assertThat(judge.seen(column, "x".repeat(61))).isEqualTo("'" + "x".repeat(60) + "...'");
        assertThat(judge.seen(column, " ")).isEqualTo("nothing");
    }

    @Test
    void nothing_is_quoted_of_rows_about_learners() {
        var judge = new RowJudge(ATTENDANCE);

        for (var column : ATTENDANCE.columns()) {
            assertThat(judge.seen(column, "jo@example.org")).isEqualTo("a text of 14 characters");
            assertThat(judge.seen(column, "21871000")).isEqualTo("a number of 8 characters");
        }
    }

    @Test
    void of_a_longer_text_the_part_that_the_contract_means_is_taken() {
        var statement = CONTRACTS.contract("program_statements").table("statement");
        var attended = "http://adlnet.gov/expapi/verbs/attended";

        assertThat(judge(
                        statement,
                        "s1",
                        attended,
                        "https://events.example.org/sessions/spring-1",
                        "card-1",
                        "mailto:a.example@example.org",
                        null,
                        "2026-01-05T23:30:00-08:00",
                        "PT1H"))
                .isEmpty();
        assertThat(values)
                .containsExactly(
                        "s1",
                        "attended",
                        "spring-1",
                        "card-1",
                        "a.example@example.org",
                        null,
                        LocalDate.of(2026, 1, 5),
                        "PT1H");
        assertThat(judge(
                        statement,
                        "s1",
                        attended,
                        "https://cards.example.org/29876543210001",
                        null,
                        "example",
                        null,
                        "yesterday",
                        "an hour"))
                .containsExactly(
                        "object_key: not_in_pattern",
                        "email: no_identifier",
                        "happened_on: not_a_date",
                        "duration: not_in_pattern");
    }
}
