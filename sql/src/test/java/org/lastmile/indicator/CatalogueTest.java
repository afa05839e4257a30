package org.lastmile.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.contract.WarehouseException;

class CatalogueTest {
    @Test
    void a_file_that_is_no_yaml_is_told_with_its_line(@TempDir Path folder) throws IOException {
        var ours = Files.createDirectories(folder.resolve("indicators"));
        Files.writeString(
                ours.resolve("registrations.yaml"),
                built("registrations").replace("owner: Lastmile", "owner: [Lastmile"));

        assertThatThrownBy(() -> Catalogue.load(Optional.of(folder)))
                .isInstanceOf(WarehouseException.class)
                .hasMessageMatching(
                        "indicators/registrations\\.yaml, line [0-9]+: is no YAML; correct the line or the one"
                                + " before it \\(a text with ':' or '#' must stand in quotes\\)\\.");
    }

    @Test
    void lists_what_is_built_in() {
        var catalogue = Catalogue.load(Optional.empty());

        assertThat(catalogue.indicators())
                .extracting(Indicator::id)
                .containsExactly(
                        "attendances",
                        "course_not_withdrawn_registered",
                        "course_not_withdrawn_started",
                        "first_claim_rate_30d",
                        "funnel_attended_180d",
                        "funnel_claimed_180d",
                        "funnel_offered_180d",
                        "funnel_registered",
                        "funnel_returned_180d",
                        "learners_served",
                        "next_step_awarded_180d",
                        "pass_first_attempt",
                        "persistence_return_30d",
                        "registrations");
        assertThat(catalogue.publications()).extracting(Publication::id).containsExactly("courses", "overview");
        assertThat(catalogue.marts()).containsExactly("award", "contact", "entry", "review");
    }

    @Test
    void every_indicator_is_published() {
        var catalogue = Catalogue.load(Optional.empty());

        assertThat(catalogue.publications())
                .flatExtracting(Publication::indicators)
                .containsAll(catalogue.indicators().stream().map(Indicator::id).toList());
    }

    @Test
    void the_partnership_overrides_and_adds(@TempDir Path folder) throws IOException {
        var ours = Files.createDirectories(folder.resolve("indicators"));
        Files.writeString(
                ours.resolve("registrations.yaml"), built("registrations").replace("version: 1", "version: 7"));
        Files.writeString(
                ours.resolve("my_count.yaml"), built("registrations").replace("id: registrations", "id: my_count"));

        var catalogue = Catalogue.load(Optional.of(folder));

        assertThat(catalogue.indicator("registrations").version()).isEqualTo(7);
        assertThat(catalogue.indicator("my_count").mart()).isEqualTo("entry");
        assertThat(catalogue.indicators()).hasSize(15);
    }

    @Test
    void all_problems_of_a_file_are_reported_together(@TempDir Path folder) throws IOException {
        var ours = Files.createDirectories(folder.resolve("indicators"));
        Files.writeString(
                ours.resolve("registrations.yaml"),
                built("registrations")
                        .replace("mart: entry", "mart: entries")
                        .replace("window: 0 days", "window: 1 month")
                        .replace("statistic: count", "statistic: mean\ncolour: red")
                        .replace("owner: Lastmile\n", ""));

        assertThatThrownBy(() -> Catalogue.load(Optional.of(folder)))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(
                        """
                        indicators/registrations.yaml, field 'colour' is unknown; use anchor, id, is_additive, limits, mart, needs, numerator, owner, part_of, population, quarter_of, question, since, source, statistic, title, unit, value, version, window.
                        indicators/registrations.yaml, field 'window': '1 month' is no number of days; write it as '30 days' or '0 days'.
                        indicators/registrations.yaml, field 'statistic': 'mean' is unknown; use share, count or sum.
                        indicators/registrations.yaml, field 'owner' is missing; every file of this kind needs it.
                        indicators/registrations.yaml, field 'mart': 'entries' is unknown; use one of award, contact, entry, review.""");
    }

    @Test
    void only_learners_may_be_in_several_cells(@TempDir Path folder) throws IOException {
        var ours = Files.createDirectories(folder.resolve("indicators"));
        var file = ours.resolve("registrations.yaml");
        Files.writeString(
                file, built("registrations").replace("unit: registrations", "unit: registrations\nis_additive: false"));

        assertThat(Catalogue.load(Optional.empty()).indicator("learners_served").isAdditive())
                .isFalse();
        assertThatThrownBy(() -> Catalogue.load(Optional.of(folder)))
                .hasMessage(
                        "indicators/registrations.yaml, field 'is_additive': cells of 'registrations' always add up;"
                                + " remove it.");

        Files.writeString(
                file, built("registrations").replace("unit: registrations", "unit: learners\nis_additive: maybe"));

        assertThatThrownBy(() -> Catalogue.load(Optional.of(folder)))
                .hasMessage(
                        "indicators/registrations.yaml, field 'is_additive': 'maybe' is neither true nor false; leave it"
                                + " out for true.");
    }

    @Test
    void only_learners_are_a_part_of_an_indicator_that_there_is(@TempDir Path folder) throws IOException {
        var ours = Files.createDirectories(folder.resolve("indicators"));
        var file = ours.resolve("registrations.yaml");
        Files.writeString(
                file,
                built("registrations").replace("unit: registrations", "unit: registrations\npart_of: [attendances]"));

        assertThat(Catalogue.load(Optional.empty())
                        .indicator("persistence_return_30d")
                        .partOf())
                .containsExactly("learners_served");
        assertThatThrownBy(() -> Catalogue.load(Optional.of(folder)))
                .hasMessage(
                        "indicators/registrations.yaml, field 'part_of': only learners are a part of others; remove it.");

        Files.writeString(
                file, built("registrations").replace("unit: registrations", "unit: learners\npart_of: [attendance]"));

        assertThatThrownBy(() -> Catalogue.load(Optional.of(folder)))
                .hasMessageStartingWith(
                        "indicators/registrations.yaml, field 'part_of': there is no indicator 'attendance'; use attendances, ");
    }

    @Test
    void a_publication_tells_libraries_or_their_systems(@TempDir Path folder) throws IOException {
        var ours = Files.createDirectories(folder.resolve("publications"));
        Files.writeString(
                ours.resolve("mine.yaml"),
                """
                id: mine
                title: Mine
                policy: nces
                indicators: [registrations]
                tables:
                  - { period: year, by: [partner_key] }
                  - { period: quarter, by: [system_key] }
                """);

        assertThatThrownBy(() -> Catalogue.load(Optional.of(folder)))
                .hasMessage("publications/mine.yaml, field 'tables': partner_key and system_key are in one publication,"
                        + " and libraries add up to their systems; leave one out, or write 'coarser: system_key'.");
    }

    @Test
    void a_publication_names_known_indicators_and_one_dimension(@TempDir Path folder) throws IOException {
        var ours = Files.createDirectories(folder.resolve("publications"));
        Files.writeString(
                ours.resolve("mine.yaml"),
                """
                id: mine
                title: Mine
                policy: nces
                indicators: [registrations, hope]
                tables:
                  - { period: month, by: [gender, shoe_size] }
                  - { period: year, by: [], indicators: [attendances] }
                """);

        assertThatThrownBy(() -> Catalogue.load(Optional.of(folder)))
                .isInstanceOf(WarehouseException.class)
                .hasMessageStartingWith(
                        """
                        publications/mine.yaml, tables 1, field 'period': 'month' is unknown; use quarter or year.
                        publications/mine.yaml, tables 1, field 'by' has 2 dimensions; groups are published one at a time.
                        publications/mine.yaml, tables 1, field 'by': 'shoe_size' is unknown; use one of partner_key, system_key, track_key, age_band, gender, first_language, disability, device_at_entry, area_deprivation.
                        publications/mine.yaml, tables 2, field 'indicators': 'attendances' is not among the indicators of the publication.
                        publications/mine.yaml, field 'indicators': 'hope' is unknown; there are attendances,""");
    }

    @Test
    void every_expression_is_sql_over_its_mart() throws SQLException {
        var catalogue = Catalogue.load(Optional.empty());

        try (var world = World.empty()) {
            world.assemble();

            for (var mart : catalogue.marts()) {
                var measure = catalogue.measure(mart);
                var columns = world.describe(measure.ofBucket());

                assertThat(columns).extracting(column -> column.split(" ")[0]).isEqualTo(measure.columns());
                world.run("create table parts_" + mart + " as " + measure.ofBucket());
                assertThat(world.describe(measure.ofBuckets("parts_" + mart))).isEqualTo(columns);
            }
        }
    }

    private static String built(String id) throws IOException {
        return Files.readString(World.HOME.resolve("sql/indicators/" + id + ".yaml"));
    }
}
