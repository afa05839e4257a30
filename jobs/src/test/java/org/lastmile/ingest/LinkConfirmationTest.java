package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.contract.IdentifierKind;
import org.lastmile.contract.WarehouseException;
import org.lastmile.erasure.Erasure;
import org.lastmile.ingest.IdentityDecisions.Kind;

/** Two learners that may be one are made one by hand for good: later deliveries and new core tables keep it. */
class LinkConfirmationTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 30);
    private static final String NAME = ",stated,2026-01-02,Ada,Example,2001-02-03";

    @TempDir
    private Path place;

    private Path namesakes;
    private Path facts;
    private Path later;

    @BeforeEach
    void write_deliveries() throws IOException {
        var files = new FamilyFiles(place);
        namesakes = files.desk(
                place.resolve("namesakes.csv"),
                List.of(
                        "cedar,card-1,,st-1,gender,woman" + NAME,
                        "cedar,card-9,,st-9,gender,woman" + NAME,
                        "cedar,card-9,nine@example.org,,first_language,en" + NAME));
        facts = CountyFiles.write(
                place.resolve("attendance.csv"),
                CountyFiles.ATTENDANCE,
                "cedar,s1,card-1,2026-01-05,2,attended",
                "cedar,s2,card-9,2026-01-12,2,attended");
        // She has married, and comes with a new card too.
        later = files.desk(
                place.resolve("later.csv"),
                List.of(
                        "cedar,card-9,,st-9,device_at_entry,own device,stated,2026-03-02,Ada,Sample,2001-02-03",
                        "cedar,card-9,,st-9,gender,woman,stated,2026-03-03,Ada,Sample,2001-02-03",
                        "cedar,card-9,,st-9,first_language,en,stated,2026-03-04,Ada,Sample,2001-02-03"));
    }

    private County loaded(String name, Path... deliveries) throws IOException, SQLException {
        return County.loaded(place.resolve(name), List.of(deliveries));
    }

    private static LinkExplanation.Explanation explain(County county, String card) throws SQLException {
        return LinkExplanation.ofIdentifier(county.folder(), IdentifierKind.CARD, card);
    }

    private static String link(County county) throws SQLException {
        return explain(county, "card-1").uncertain().get(0).name();
    }

    private static boolean decide(County county, String link, Kind kind) throws IOException, SQLException {
        return new LinkDecision(county.folder(), TODAY, new Silence()).make(link, kind, "she showed both cards");
    }

    private static String learners(County county) throws SQLException {
        return county.ask("core", "attendance", "select count(distinct learner_id)::varchar from asked")
                .get(0);
    }

    @Test
    void what_was_confirmed_is_one_learner_in_any_order_of_deliveries_until_it_is_left_to_the_rules_again()
            throws IOException, SQLException {
        var byRule = loaded("by-rule", later, namesakes, facts);
        var one = loaded("one", namesakes, facts);
        var link = link(one);
        assertThat(learners(one)).isEqualTo("2");

        assertThat(decide(one, link, Kind.TOGETHER)).isTrue();
        assertThat(learners(one)).isEqualTo("1");
        one.ingest(later);
        var other = loaded("other", facts, namesakes);
        decide(other, link, Kind.TOGETHER);
        other.ingest(later);

        assertThat(learners(one)).isEqualTo("1");
        assertThat(other.core()).isEqualTo(one.core());
        assertThat(other.zone("core").get("identity"))
                .isEqualTo(one.zone("core").get("identity"));
        assertThat(decide(one, link, Kind.TOGETHER)).isFalse();
        assertThat(decide(one, link, Kind.BY_RULE)).isTrue();
        assertThat(one.core()).isEqualTo(byRule.core());
        decide(one, link, Kind.APART);
        assertThat(learners(one)).isEqualTo("2");
    }

    @Test
    void a_confirmed_link_is_explained_by_kinds_and_reason() throws IOException, SQLException {
        var county = loaded("county", namesakes, facts);
        var link = link(county);
        decide(county, link, Kind.TOGETHER);

        var explanation = explain(county, "card-9");

        assertThat(explanation.uncertain()).isEmpty();
        assertThat(explanation.certain())
                .filteredOn(found -> found.name().equals(link))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.between()).matches("card [12] and card [12]");
                    assertThat(found.rule()).isEqualTo("confirmed by hand");
                    assertThat(found.strength()).isEqualTo(1);
                });
        assertThat(explanation.decisions()).singleElement().satisfies(decision -> {
            assertThat(decision.kind()).isEqualTo(Kind.TOGETHER);
            assertThat(decision.reason()).isEqualTo("she showed both cards");
        });
    }

    @Test
    void only_an_uncertain_link_is_confirmed_and_only_a_certain_one_taken_apart() throws IOException, SQLException {
        var county = loaded("county", namesakes, facts);
        var certain = explain(county, "card-1").certain().get(0).name();
        var link = link(county);

        assertThatThrownBy(() -> decide(county, certain, Kind.TOGETHER))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("Link '" + certain + "' is certain already; 'lastmile identity explain' shows the links of"
                        + " one learner.");
        assertThatThrownBy(() -> decide(county, link, Kind.APART))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("Link '" + link + "' is uncertain and joins nothing that could be taken apart; 'lastmile"
                        + " identity explain' shows the links of one learner.");
        assertThat(new IdentityDecisions(county.folder()).all()).isEmpty();
    }

    @Test
    void what_was_confirmed_is_one_learner_after_the_key_is_rotated() throws IOException, SQLException {
        var county = loaded("county", namesakes, facts);
        var link = link(county);
        decide(county, link, Kind.TOGETHER);

        new KeyRotation(county.folder(), new Silence()).run();

        assertThat(learners(county)).isEqualTo("1");
        county.ingest(later);
        assertThat(learners(county)).isEqualTo("1");
        var decision = new IdentityDecisions(county.folder()).all().get(0);
        assertThat(decision.link()).isNotEqualTo(link);
        decide(county, decision.link(), Kind.BY_RULE);
        assertThat(learners(county)).isEqualTo("2");
    }

    @Test
    void two_that_were_confirmed_are_erased_as_one_and_the_decision_with_them() throws IOException, SQLException {
        var county = loaded("county", namesakes, facts);
        decide(county, link(county), Kind.TOGETHER);

        new Erasure(county.folder(), TODAY, new Silence()).byIdentifier(IdentifierKind.CARD, "card-9");

        assertThat(county.zone("source").get("identity_decision")).isEmpty();
        assertThat(learners(county)).isEqualTo("0");
    }
}
