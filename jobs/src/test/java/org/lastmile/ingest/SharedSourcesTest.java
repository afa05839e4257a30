package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as their makers publish them, from the shared folder, loaded untouched. */
class SharedSourcesTest {
    private static final Path DATA = Path.of(Optional.ofNullable(System.getenv("LASTMILE_SHARED"))
                    .orElse(System.getProperty("lastmile.home") + "/../shared"))
            .resolve("data");

    @TempDir
    private Path place;

    private static Path file(String name) {
        var file = DATA.resolve(name);

        assertThat(Files.exists(file) || !"true".equals(System.getenv("CI")))
                .as("shared/data/" + name + " is missing, in a build that must not skip it")
                .isTrue();
        assumeTrue(Files.exists(file), "skipped: shared/data/" + name + " is not there");
        return file;
    }

    @Test
    void counties_of_the_social_vulnerability_index_come_in_quartiles() throws IOException, SQLException {
        var index = file("area_svi_2020/SVI2020_US_COUNTY.csv");
        var county = County.in(place.resolve("svi"));

        var reports = county.ingest(index);

        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.source()).isEqualTo("area_svi");
            assertThat(report.rowsIn()).isEqualTo(3143);
            assertThat(report.quarantined()).isZero();
        });
        assertThat(county.ask(
                        "core",
                        "area_deprivation",
                        "select concat_ws(' ', county_fips, svi_quartile, population) from asked order by county_fips"))
                .containsExactlyElementsOf(byRank(index));
    }

    /** Quartiles another way: by the integer part of four times the rank, from the file itself. */
    private static List<String> byRank(Path index) throws SQLException {
        var rows = new ArrayList<String>();

        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement();
                var result = statement.executeQuery("select concat_ws(' ', FIPS,"
                        + " greatest(1, ceil(4 * RPL_THEMES::decimal(9, 6)))::int, E_TOTPOP) from read_csv('" + index
                        + "', header = true, all_varchar = true) where RPL_THEMES <> '-999.0' order by FIPS")) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }

        return rows;
    }

    @Test
    void counted_programs_keep_their_blanks() throws IOException, SQLException {
        var log = file("timberland_programs_2021/Raw_2021Programs.csv");
        var county = County.in(place.resolve("programs"));

        var reports = county.ingest(log);

        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.source()).isEqualTo("program_counts");
            assertThat(report.rowsIn()).isEqualTo(1308);
            assertThat(report.quarantined()).isZero();
        });
        assertThat(county.ask("core", "program_count", "select count(*) filter (attendance is null) from asked"))
                .containsExactly("435");
    }
}
