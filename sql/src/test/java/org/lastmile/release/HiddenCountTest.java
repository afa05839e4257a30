package org.lastmile.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastmile.release.CellValue.Banded;
import org.lastmile.release.CellValue.Protected;
import org.lastmile.release.CellValue.Shown;

/** The privacy promise of an edition: what a cell does not show stands in no byte of it. */
class HiddenCountTest {
    @TempDir
    Path editions;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void no_hidden_count_is_in_any_file_or_column_of_an_edition(long seed) throws IOException {
        var random = new Random(seed);
        var hidden = new ArrayList<String>();
        var cells = new ArrayList<Cell>();

        for (int i = 0; i < 200; i++) {
            // Counts of nine digits, so that none can stand anywhere by chance.
            var count = 100_000_000L + random.nextInt(800_000_000);
            cells.add(new Cell(
                    new CellId("overview", "learners_served", Period.of("2025"), "partner_key", "p" + i),
                    decided(random.nextInt(3), count, hidden),
                    ""));
        }

        var folder = EditionFolder.write(SampleRelease.with("2026Q3-1", cells), editions);

        assertThat(hidden).hasSizeGreaterThan(100);
        assertThat(everythingIn(folder)).doesNotContain(hidden);
    }

    @ParameterizedTest
    @ValueSource(strings = {"protected", "banded", "empty"})
    void a_cell_that_is_not_shown_has_no_count_and_no_rate(String kind) {
        try (var query = ReleaseQuery.open(EditionFolder.write(SampleRelease.of("2026Q3-1"), editions))) {
            var values = query.query("select coalesce(count, of, pct, interval_low_pct, interval_high_pct) as anything"
                    + " from release.cell where kind = '" + kind + "'");

            assertThat(values.rows()).isNotEmpty().allSatisfy(row -> assertThat(row.get(0))
                    .isNull());
        }
    }

    private static CellValue decided(int decision, long count, List<String> hidden) {
        if (decision == 0) {
            return new Shown(count, null);
        }

        hidden.add(Long.toString(count));
        return decision == 1 ? new Protected() : new Banded(BigDecimal.ZERO, BigDecimal.valueOf(20), "21-40");
    }

    /** The bytes as they lie on the disk, and every column of every table as text, since Parquet compresses. */
    private static String everythingIn(Path folder) throws IOException {
        var text = new StringBuilder();

        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }

        try (var query = ReleaseQuery.open(folder)) {
            text.append(query.query("from release.cell").as(ResultFormat.CSV));
            text.append(query.query("from release.indicator").as(ResultFormat.CSV));
        }

        return text.toString();
    }
}
