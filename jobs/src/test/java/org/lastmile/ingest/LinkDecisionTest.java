package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.bucket.Steps;
import org.lastmile.contract.IdentifierKind;
import org.lastmile.contract.WarehouseException;
import org.lastmile.erasure.Erasure;
import org.lastmile.ingest.IdentityDecisions.Kind;

/** Links are explained without a value, and taken apart by hand for good: later deliveries and new core tables keep it. */
class LinkDecisionTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 30);
    private static final String INTAKE =
            "partner_key,card_number,email,student_number,attribute,value,status,observed_on";

    @TempDir
    private Path place;

    private Path joined;
    private Path facts;
    private Path later;

    @BeforeEach
    void write_deliveries() throws IOException {
        joined = CountyFiles.write(
                place.resolve("joined.csv"),
                INTAKE,
                "cedar,card-1,one@example.org,st-1,gender,woman,stated,2026-01-02",
                "cedar,card-9,,st-1,gender,man,stated,2026-01-03");
        facts = CountyFiles.write(
                place.resolve("attendance.csv"),
                CountyFiles.ATTENDANCE,
                "cedar,s1,card-1,2026-01-05,2,attended",
                "cedar,s1,card-9,2026-01-05,2,attended");
        later = CountyFiles.write(
                place.resolve("later.csv"),
                INTAKE,
                "cedar,card-9,,st-1,device_at_entry,own device,stated,2026-03-02",
                "cedar,card-9,nine@example.org,,gender,man,stated,2026-03-02");
    }

    private County loaded(String name, Path... deliveries) throws IOException, SQLException {
        return County.loaded(place.resolve(name), List.of(deliveries));
    }

    private static LinkExplanation.Explanation explain(County county, String card) throws SQLException {
        return LinkExplanation.ofIdentifier(county.folder(), IdentifierKind.CARD, card);
    }

    /** Name of the link between the second card and the student number. */
    private static String link(County county) {
        return IdentityDecisions.link(
                key(county, IdentifierKind.CARD, "card-9"), key(county, IdentifierKind.STUDENT_NUMBER, "st-1"));
    }

    private static long key(County county, IdentifierKind kind, String identifier) {
        return Tokens.learnerKey(new Tokens(TokenKey.read(county.folder().tokenKey())).digest(kind, identifier));
    }

    private static boolean decide(County county, String link, Kind kind, Steps steps) throws IOException, SQLException {
        return new LinkDecision(county.folder(), TODAY, steps).make(link, kind, "they are two");
    }

    private static String learners(County county) throws SQLException {
        return county.ask("core", "attendance", "select count(distinct learner_id)::varchar from asked")
                .get(0);
    }

    @Test
    void a_merge_is_explained_by_kinds_rules_and_deliveries_and_without_a_value() throws IOException, SQLException {
        var county = loaded("county", joined, facts);

        var explanation = explain(county, "card-9");
        var delivery = county.ask("source", "learner_intake_learner_intake", "select distinct delivery_id from asked")
                .get(0);

        assertThat(explanation.isNobodys()).isFalse();
        assertThat(explanation.certain())
                .extracting(LinkExplanation.Link::between)
                .hasSize(4)
                .allMatch(between -> between.matches("(card [12]|student_number 1) and (student_number|email) 1"));
        assertThat(explanation.certain())
                .filteredOn(link -> link.name().equals(link(county)))
                .singleElement()
                .satisfies(link -> {
                    assertThat(link.rule()).isEqualTo("one row");
                    assertThat(link.strength()).isEqualTo(0.998);
                    assertThat(link.rows()).containsExactly(java.util.Map.entry(delivery + " (learner_intake)", 1L));
                });
        assertThat(explanation.toString().toLowerCase(Locale.ROOT))
                .doesNotContain(
                        "card-", "st-1", "example", county.folder().tokenKey().toString())
                .doesNotContain(String.valueOf(key(county, IdentifierKind.CARD, "card-1")))
                .doesNotContain(String.valueOf(key(county, IdentifierKind.CARD, "card-9")));
        assertThat(explain(county, "card-unknown").certain()).isEmpty();
    }

    @Test
    void what_was_taken_apart_stays_apart_in_any_order_of_deliveries_until_it_is_left_to_the_rules_again()
            throws IOException, SQLException {
        var byRule = loaded("by-rule", later, joined, facts);
        var one = loaded("one", joined, facts);
        var link = link(one);
        assertThat(learners(one)).isEqualTo("1");

        assertThat(decide(one, link, Kind.APART, new Silence())).isTrue();
        assertThat(learners(one)).isEqualTo("2");
        assertThat(explain(one, "card-9").decisions())
                .singleElement()
                .satisfies(decision -> assertThat(decision.reason()).isEqualTo("they are two"));
        one.ingest(later);
        var other = loaded("other", facts, later, joined);
        decide(other, link, Kind.APART, new Silence());

        assertThat(learners(one)).isEqualTo("2");
        assertThat(other.core()).isEqualTo(one.core());
        assertThat(other.zone("core").get("identity"))
                .isEqualTo(one.zone("core").get("identity"));
        assertThat(decide(one, link, Kind.APART, new Silence())).isFalse();

        assertThat(decide(one, link, Kind.BY_RULE, new Silence())).isTrue();
        assertThat(one.core()).isEqualTo(byRule.core());
        assertThatThrownBy(() -> decide(byRule, link, Kind.BY_RULE, new Silence()))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("Link '" + link + "' was not decided about; 'lastmile identity explain' shows the links of"
                        + " one learner.");
    }

    @Test
    void a_decision_that_was_cut_off_is_completed_by_the_same_call() throws IOException, SQLException {
        var county = loaded("county", joined, facts);
        var link = link(county);
        var moments = new ArrayList<Moments.Moment>();

        try (var watch = Moments.watch(county.folder().root(), place.resolve("moments"))) {
            decide(county, link, Kind.APART, watch);
            moments.addAll(watch.all());
        }

        for (var moment : List.of(moments.get(1), moments.get(moments.size() / 2), moments.get(moments.size() - 2))) {
            var cut = new County(new org.lastmile.warehouse.PartnershipFolder(moment.copy()));
            decide(cut, link, Kind.APART, new Silence());

            assertThat(cut.core()).as(moment.words()).isEqualTo(county.core());
            assertThat(cut.zone("source")).as(moment.words()).isEqualTo(county.zone("source"));
            assertThat(cut.folder().warehouse().resolve(".unfinished")).doesNotExist();
        }
    }

    @Test
    void a_decision_about_an_erased_learner_goes_too() throws IOException, SQLException {
        var county = loaded("county", joined, facts);
        decide(county, link(county), Kind.APART, new Silence());

        new Erasure(county.folder(), TODAY, new Silence()).byIdentifier(IdentifierKind.CARD, "card-9");

        assertThat(county.zone("source").get("identity_decision")).isEmpty();
        assertThat(learners(county)).isEqualTo("1");
    }

    private record Told(List<String> steps) implements Steps {
        @Override
        public void step(String words) {
            steps.add(words);
        }

        @Override
        public void step(String words, int done, int total) {}
    }

    @Test
    void what_was_taken_apart_stays_apart_when_the_key_is_rotated() throws IOException, SQLException {
        var county = loaded("county", joined, facts);
        decide(county, link(county), Kind.APART, new Silence());
        var before = link(county);

        new KeyRotation(county.folder(), new Silence()).run();

        assertThat(link(county)).isNotEqualTo(before);
        assertThat(learners(county)).isEqualTo("2");
        assertThat(new IdentityDecisions(county.folder()).all())
                .extracting(IdentityDecisions.Decision::link)
                .containsExactly(link(county));
        county.ingest(later);
        assertThat(learners(county)).isEqualTo("2");
        decide(county, link(county), Kind.BY_RULE, new Silence());
        assertThat(learners(county)).isEqualTo("1");
    }

    @Test
    void a_decision_about_identifiers_that_no_delivery_holds_is_left_out_by_a_rotation()
            throws IOException, SQLException {
        var county = loaded("county", joined, facts);
        decide(county, link(county), Kind.APART, new Silence());
        var intake = county.ask("source", "learner_intake_learner_intake", "select distinct delivery_id from asked")
                .get(0);
        new Withdraw(county.folder(), TODAY, new Silence()).run(intake, "a test");
        var told = new Told(new ArrayList<>());

        new KeyRotation(county.folder(), told).run();

        assertThat(told.steps()).contains("left out 1 decisions about identifiers that no delivery holds");
        assertThat(new IdentityDecisions(county.folder()).all()).isEmpty();
    }
}
