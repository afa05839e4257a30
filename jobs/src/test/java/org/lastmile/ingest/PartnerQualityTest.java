package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose rows were read, set aside and repaired. */
class PartnerQualityTest {
    private static final String HEAD = "partner_key,session_key,card_number,attended_on,hours,attendance_status";

    @TempDir
    private Path place;

    @Test
    void counts_rows_by_the_partner_that_they_name() throws IOException, SQLException {
        var county = County.in(place.resolve("county"));
        var file = file(
                "rows.csv",
                "cedar,s1, card-1,2026-01-05,2,attended",
                "cedar,s1,card-2,05/01/2026,2,attended",
                "cedar,s2,card-2,2026-01-06,2,attended",
                "cedar,s2,card-2,2026-01-06,2,attended",
                "birch,s2,card-3,2026-01-06,99,attended",
                "birch,s3,card-3,2026-01-06,2,attended",
                "birch,s3,too,many,values,in,this,row");

        county.ingest(file);

        assertThat(counts(county))
                .containsExactly(
                        "* read  1",
                        "* set_aside wrong_number_of_fields 1",
                        "birch read  2",
                        "birch set_aside out_of_range 1",
                        "cedar read  4",
                        "cedar repaired  1",
                        "cedar set_aside duplicate_key 1",
                        "cedar set_aside not_a_date 1");
    }

    @Test
    void a_name_without_a_good_row_may_be_anything_and_is_not_kept() throws IOException, SQLException {
        var county = County.in(place.resolve("county"));
        var file = file(
                "rows.csv", "cedar,s1,card-1,2026-01-05,2,attended", "maria-canary,s1,card-2,05/01/2026,2,attended");

        county.ingest(file);

        assertThat(counts(county)).containsExactly("* read  1", "* set_aside not_a_date 1", "cedar read  1");
    }

    @Test
    void several_tasks_count_what_one_task_counts_and_a_delivery_taken_back_counts_no_more()
            throws IOException, SQLException {
        var rows = IntStream.range(0, 300)
                .mapToObj(i -> "cedar,s" + i % 290 + ",card-1,2026-01-05," + (i == 7 ? 99 : 2) + ",attended")
                .toArray(String[]::new);
        var county = County.in(place.resolve("county"));

        // The same rows in another order: the same bytes would be read once.
        var turned = IntStream.range(0, 300).mapToObj(i -> rows[299 - i]).toArray(String[]::new);

        var reports = county.ingest(file("a.csv", rows), file("b.csv", turned));

        assertThat(counts(county))
                .containsExactly(
                        "cedar read  600", "cedar set_aside duplicate_key 308", "cedar set_aside out_of_range 2");
        county.withdraw(reports.get(0).deliveryId(), "rows of a test");
        assertThat(counts(county)).isEmpty();
    }

    private Path file(String name, String... rows) throws IOException {
        return Files.writeString(
                place.resolve(name), List.of(rows).stream().collect(Collectors.joining("\n", HEAD + "\n", "\n")));
    }

    private static List<String> counts(County county) throws SQLException, IOException {
        return county.ask(
                "source",
                "partner_quality",
                "select concat_ws(' ', partner_key, kind, rule, rows) as line from asked order by line");
    }
}
