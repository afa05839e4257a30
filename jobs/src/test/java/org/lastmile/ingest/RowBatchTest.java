package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lastmile.contract.ColumnType;
import org.lastmile.warehouse.Duck;

class RowBatchTest {
    private static final List<RowBatch.Field> FIELDS = List.of(
            new RowBatch.Field("a text", ColumnType.STRING),
            new RowBatch.Field("whole", ColumnType.INTEGER),
            new RowBatch.Field("real", ColumnType.NUMBER),
            new RowBatch.Field("truth", ColumnType.BOOLEAN),
            new RowBatch.Field("day", ColumnType.DATE),
            new RowBatch.Field("instant", ColumnType.TIMESTAMP));

    private static List<String> rows(Connection duck, String sql) throws SQLException {
        var rows = new ArrayList<String>();

        try (var statement = duck.createStatement();
                var answer = statement.executeQuery(sql)) {
            while (answer.next()) {
                rows.add(answer.getString(1));
            }
        }

        return rows;
    }

    @Test
    void values_of_every_type_and_unknown_ones_arrive_as_they_are() throws SQLException {
        try (var duck = Duck.open(1, "256MB")) {
            try (var batch = RowBatch.into(duck, "loaded", FIELDS)) {
                batch.add(
                        "Zoë 📚",
                        -7L,
                        1.5,
                        true,
                        LocalDate.of(1900, 2, 28),
                        Instant.parse("2026-01-05T23:30:00.000001Z"));
                batch.set(1, 8L);
                batch.endRow();
                batch.add("", Long.MAX_VALUE, -0.0, false, LocalDate.of(9999, 12, 31), Instant.EPOCH);
            }

            assertThat(rows(duck, "select loaded::varchar from loaded order by rowid"))
                    .containsExactly(
                            "{'a text': Zoë 📚, 'whole': -7, 'real': 1.5, 'truth': true, 'day': 1900-02-28,"
                                    + " 'instant': '2026-01-05 23:30:00.000001+00'}",
                            "{'a text': NULL, 'whole': 8, 'real': NULL, 'truth': NULL, 'day': NULL, 'instant': NULL}",
                            "{'a text': '', 'whole': 9223372036854775807, 'real': -0.0, 'truth': false,"
                                    + " 'day': 9999-12-31, 'instant': '1970-01-01 00:00:00+00'}");
        }
    }

    @Test
    void rows_of_many_batches_keep_their_order_and_nothing_of_the_batch_before() throws SQLException {
        var count = 50_001;

        try (var duck = Duck.open(1, "256MB")) {
            try (var batch = RowBatch.into(duck, "loaded", FIELDS)) {
                for (var i = 0L; i < count; i++) {
                    batch.set(0, i % 3 == 0 ? null : "text " + i);
                    batch.set(1, i);
                    batch.endRow();
                }
            }

            assertThat(
                            rows(
                                    duck,
                                    "select count(*) || ' rows, ' || count_if(whole <> rowid) || ' in disorder, ' || count_if(\"a text\""
                                            + " is distinct from if(whole % 3 = 0, null, 'text ' || whole)) || ' wrong' from loaded"))
                    .containsExactly("50001 rows, 0 in disorder, 0 wrong");
        }
    }

    @Test
    void long_texts_go_before_they_fill_the_memory() throws SQLException {
        var text = "x".repeat(9_999);

        try (var duck = Duck.open(1, "256MB")) {
            try (var batch = RowBatch.into(duck, "loaded", List.of(FIELDS.get(0)))) {
                for (var i = 0; i < 2_000; i++) {
                    batch.add(text);
                }

                assertThat(rows(duck, "select count(*) from loaded")).containsExactly("1678");
            }

            assertThat(rows(duck, "select sum(length(\"a text\")) from loaded")).containsExactly("19998000");
        }
    }
}
