package org.lastmile.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lastmile.contract.WarehouseException;

/** What a layout chooses, and what is said about one that is wrong. */
class ExportLayoutTest {
    @TempDir
    private Path folder;

    @Test
    void takes_the_publications_indicators_and_periods_of_the_layout() {
        var text = Objects.requireNonNull(ExportLayout.resource("quarterly.yaml"))
                .replace("indicators: [all]", "indicators: [learners_served]")
                .replace("quarters: 12, years: 5", "quarters: 1, years: 0");
        var selection =
                Selection.of(SampleRelease.of(SampleRelease.cells()), ExportLayout.parse("exports/own.yaml", text));

        assertThat(selection.cells())
                .extracting(row -> row.get("cell_id"))
                .containsExactly("overview/learners_served/2026Q3/all");
        assertThat(selection.indicators()).extracting("id").containsExactly("learners_served");
    }

    @Test
    void takes_the_groups_of_the_layout_and_all_totals() {
        var text = Objects.requireNonNull(ExportLayout.resource("quarterly.yaml"));
        var release = SampleRelease.of(SampleRelease.cells());

        var some = Selection.of(
                release, ExportLayout.parse("exports/own.yaml", text.replace("groups: [all]", "groups: [gender]")));
        var none = Selection.of(
                release, ExportLayout.parse("exports/own.yaml", text.replace("groups: [all]", "groups: []")));

        assertThat(some.cells())
                .extracting(row -> row.get("dimension"))
                .contains("gender", "all")
                .containsOnly("gender", "all");
        assertThat(none.cells()).extracting(row -> row.get("dimension")).containsOnly("all");
    }

    @Test
    void names_everything_that_the_edition_does_not_have() {
        var text = Objects.requireNonNull(ExportLayout.resource("quarterly.yaml"))
                .replace("publications: [all]", "publications: [fairness]")
                .replace("indicators: [all]", "indicators: [learners_served, visits]");

        assertThatThrownBy(() -> Selection.of(
                        SampleRelease.of(SampleRelease.cells()), ExportLayout.parse("exports/own.yaml", text)))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(
                        "Layout 'quarterly', 'publications': 'fairness' is not in edition 2026Q3-2; use all, or some of"
                                + " equity, overview.\n"
                                + "Layout 'quarterly', 'indicators': 'visits' is not in edition 2026Q3-2; use all, or some of"
                                + " first_claim_rate_30d, learners_served.");
    }

    @Test
    void a_layout_of_the_partnership_takes_the_place_of_the_built_in_one() throws IOException {
        var own = Files.createDirectories(folder.resolve("exports")).resolve("quarterly.yaml");
        Files.writeString(
                own,
                Objects.requireNonNull(ExportLayout.resource("quarterly.yaml")).replace("quarters: 12", "quarters: 4"));

        assertThat(ExportLayout.named("quarterly", folder).periods()).isEqualTo(new ExportLayout.Periods(4, 5));
        assertThat(ExportLayout.named("quarterly", folder.resolve("nothing_here"))
                        .periods())
                .isEqualTo(new ExportLayout.Periods(12, 5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id: quarterly | id: Q 1 | exports/own.yaml, 'id': 'Q 1' must be of small letters, digits, - and _.",
                "publications: [all] | publications: []"
                        + " | exports/own.yaml, 'publications' and 'indicators' must name at least one each, or all.",
                "{ quarters: 12, years: 5 } | { quarters: 0, years: 0 }"
                        + " | exports/own.yaml, 'periods': quarters and years must be 0 or more, and not both 0.",
            })
    void says_what_is_wrong_with_a_layout(String part, String wrong, String message) {
        var text =
                Objects.requireNonNull(ExportLayout.resource("quarterly.yaml")).replace(part, wrong);

        assertThatThrownBy(() -> ExportLayout.parse("exports/own.yaml", text))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(message);
    }

    @Test
    void says_where_a_layout_cannot_be_read() {
        var text = Objects.requireNonNull(ExportLayout.resource("quarterly.yaml"));

        assertThatThrownBy(() -> ExportLayout.parse("exports/own.yaml", "colour: red\n" + text))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(
                        "exports/own.yaml: key 'colour' is unknown; use contact, description, groups, id, indicators, licence,"
                                + " periods, publications, title. The built-in exports/quarterly.yaml shows how.");
        assertThatThrownBy(() -> ExportLayout.parse("exports/own.yaml", "id: own\n"))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("exports/own.yaml: key 'title' is missing; add it. The built-in exports/quarterly.yaml"
                        + " shows how.");
        assertThatThrownBy(() -> ExportLayout.parse("exports/own.yaml", "id: own\nindicators: [all\n"))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(
                        "exports/own.yaml, line 2: is no YAML; correct the line or the one before it (a text with ':' or '#'"
                                + " must stand in quotes). The built-in exports/quarterly.yaml shows how.");
        assertThatThrownBy(() -> ExportLayout.named("yearly", folder))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("There is no layout 'yearly': neither " + folder.resolve("exports/yearly.yaml")
                        + " nor a built-in one; write that file, or use quarterly.");
    }
}
