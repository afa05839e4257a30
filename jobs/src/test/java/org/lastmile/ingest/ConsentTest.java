package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.contract.IdentifierKind;
import org.lastmile.measure.CoreViews;
import org.lastmile.measure.Purpose;
import org.lastmile.warehouse.Registry;

/** Rows about learners that nobody may use for editions are in no mart and no measure. */
// Over 300 lines: what may be used for is told by deliveries, which each case writes out.
class ConsentTest {
    private static final String CONSENTS = "partner_key,consent_key,card_number,email,student_number,purpose,scope,"
            + "consent_status,given_by,given_on,withdrawn_on,valid_to,collection_method,notice_key";
    private static final String INTAKE =
            "partner_key,card_number,email,student_number,attribute,value,status,observed_on";
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 30);

    @TempDir
    private Path place;

    private final List<String> consents = new ArrayList<>(List.of(CONSENTS));
    private final List<String> attendances = new ArrayList<>(List.of(CountyFiles.ATTENDANCE));
    private final Map<Long, String> cards = new TreeMap<>();
    private County county = new County(new org.lastmile.warehouse.PartnershipFolder(Path.of("none")));

    @BeforeEach
    void a_county_with_a_course() throws IOException, SQLException {
        county = County.in(place.resolve("county"));
        var frame = CountyFiles.write(place.resolve("course")).frame();
        county.ingest(frame);
    }

    private void onConsent(String source, String scope) throws IOException {
        var name = source + ".odcs.yaml";

        try (var text = Objects.requireNonNull(
                ConsentTest.class.getClassLoader().getResourceAsStream("lastmile/sources/" + name))) {
            var contract = new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(
                            "  - property: basis\n    value: agreement\n",
                            "  - property: basis\n    value: consent\n  - property: consentScope\n    value: " + scope
                                    + "\n");
            CountyFiles.write(county.folder().overrides("contracts").resolve(name), contract);
        }
    }

    private void comes(String card) throws IOException {
        attendances.add("cedar,s1," + card + ",2026-01-05,2,attended");
        cards.put(
                Tokens.learnerKey(
                        new Tokens(TokenKey.read(county.folder().tokenKey())).digest(IdentifierKind.CARD, card)),
                card);
    }

    /** A record of each purpose that an edition needs. */
    private void says(String card, String scope, String status, String by, String... days) throws IOException {
        for (var purpose : List.of("outcomes_reporting", "public_reporting")) {
            says(card, purpose, List.of(scope, status, by), days);
        }
    }

    private void says(String card, String purpose, List<String> what, String... days) {
        var all = Stream.concat(Stream.of(days), Stream.of("", "", "")).limit(3).toList();
        consents.add("cedar,consent-" + consents.size() + "," + card + ",,," + purpose + "," + String.join(",", what)
                + "," + String.join(",", all) + ",paper,notice-1");
    }

    private Path file(String name, List<String> lines) throws IOException {
        return CountyFiles.write(place.resolve(name), lines.toArray(String[]::new));
    }

    /** Cards of the learners of a mart. */
    private List<String> inMart(String mart) throws SQLException {
        return county.ask("mart", mart, "select distinct learner_id from asked").stream()
                .map(id -> Objects.requireNonNull(cards.get(Long.parseLong(id))))
                .sorted()
                .toList();
    }

    @Test
    void a_learner_counts_whose_newest_decision_about_every_purpose_is_a_yes_that_still_holds()
            throws IOException, SQLException {
        onConsent("program_attendance", "all");
        for (var card : List.of(
                "given",
                "never-asked",
                "for-one-purpose",
                "refused",
                "withdrawn",
                "withdrawn-without-a-day",
                "expired",
                "holds-today",
                "given-tomorrow",
                "for-another-scope",
                "refused-a-part-since",
                "said-yes-since",
                "both-on-one-day")) {
            comes(card);
        }

        says("given", "all", "given", "learner", "2026-01-01");
        says("for-one-purpose", "outcomes_reporting", List.of("all", "given", "learner"), "2026-01-01");
        says("for-one-purpose", "research", List.of("all", "given", "learner"), "2026-01-01");
        says("refused", "all", "refused", "learner", "2026-01-01");
        says("withdrawn", "all", "given", "learner", "2026-01-01", "2026-02-01");
        says("withdrawn-without-a-day", "all", "withdrawn", "learner", "2026-01-01");
        says("withdrawn-without-a-day", "all", "given", "learner", "2026-03-01");
        says("expired", "all", "given", "learner", "2026-01-01", "", "2026-09-29");
        says("holds-today", "all", "given", "learner", "2026-01-01", "", "2026-09-30");
        says("given-tomorrow", "all", "given", "learner", "2026-10-01");
        says("for-another-scope", "participation", "given", "learner", "2026-01-01");
        says("refused-a-part-since", "all", "given", "learner", "2026-01-01");
        says("refused-a-part-since", "assessment", "refused", "learner", "2026-02-01");
        says("said-yes-since", "all", "refused", "learner", "2026-01-01");
        says("said-yes-since", "all", "withdrawn", "learner", "2026-01-02", "2026-02-01");
        says("said-yes-since", "all", "given", "learner", "2026-03-01");
        says("both-on-one-day", "all", "given", "learner", "2026-01-01");
        says("both-on-one-day", "all", "refused", "learner", "2026-01-01");
        county.ingest(file("consents.csv", consents), file("attendance.csv", attendances));

        var report = county.build();

        assertThat(inMart("contact")).containsExactly("given", "holds-today", "said-yes-since");
        assertThat(inMart("entry")).containsExactly("given", "holds-today", "said-yes-since");
        assertThat(report.leftOut()).containsExactly(Map.entry("program_attendance", 10L));
        assertThat(county.ask("measure", "contact", "select sum(people)::bigint from asked"))
                .containsExactly("3");
    }

    @Test
    void a_guardian_speaks_for_a_minor() throws IOException, SQLException {
        onConsent("program_attendance", "all");
        var intake = new ArrayList<String>(List.of(INTAKE));
        for (var card :
                List.of("adult", "minor-alone", "minor", "server-alone", "grown-up", "grown-up-since", "young")) {
            comes(card);
            says(card, "all", "given", card.equals("minor") ? "guardian" : "learner", "2026-03-01");
        }

        says("minor-refuses", "all", "given", "guardian", "2026-03-01");
        says("minor-refuses", "all", "refused", "learner", "2026-04-01");
        comes("minor-refuses");
        intake.add("cedar,adult,,,age_band,25-34,stated,2026-01-01");
        intake.add("cedar,minor,,,age_band,16-17,stated,2026-01-01");
        intake.add("cedar,minor-alone,,,age_band,16-17,stated,2026-01-01");
        intake.add("cedar,minor-alone,,,age_band,a secret,stated,2026-02-01");
        intake.add("cedar,minor-refuses,,,age_band,16-17,stated,2026-01-01");
        intake.add("cedar,young,,,age_band,Under 25,stated,2026-01-01");
        intake.add("cedar,grown-up,,,age_band,16-17,stated,2025-01-01");
        intake.add("cedar,grown-up,,,age_band,18-24,stated,2026-02-01");
        intake.add("cedar,grown-up-since,,,age_band,16-17,stated,2025-01-01");
        intake.add("cedar,grown-up-since,,,age_band,18-24,stated,2026-06-01");
        var service = file(
                "service_hours.csv",
                List.of(
                        "service_key,partner_key,card_number,served_on,hours,is_supervised,has_guardian_consent",
                        "service-1,cedar,server-alone,2026-02-01,2,true,true"));
        county.ingest(
                file("consents.csv", consents),
                file("attendance.csv", attendances),
                file("learner_intake.csv", intake),
                service);

        county.build();

        assertThat(inMart("contact")).containsExactly("adult", "grown-up", "minor");
    }

    @Test
    void a_withdrawal_counts_that_knows_the_learner_by_an_address_of_several_people() throws IOException, SQLException {
        onConsent("program_attendance", "participation");
        for (var card : List.of("stays", "withdraws", "other")) {
            comes(card);
            says(card, "participation", "given", "learner", "2026-01-01");
        }

        var family = file(
                "learner_intake.csv",
                List.of(
                        INTAKE + ",first_name,last_name,birth_date",
                        "cedar,withdraws,family@example.org,,gender,man,stated,2026-01-02,Leo,Ruiz,1985-07-08",
                        "cedar,withdraws,,,device_at_entry,own device,stated,2026-01-02,Leo,Ruiz,1985-07-08",
                        "cedar,other,family@example.org,,gender,woman,stated,2026-01-02,Ana,Paz,1980-02-03",
                        "cedar,other,,,device_at_entry,own device,stated,2026-01-02,Ana,Paz,1980-02-03"));
        county.ingest(Declared.days(County.FIRST_DAY, LocalDate.of(2026, 8, 31)), file("consents.csv", consents));
        county.ingest(file("attendance.csv", attendances), family);
        county.build();
        assertThat(inMart("contact")).containsExactly("other", "stays", "withdraws");

        county.ingest(file(
                "later.csv",
                List.of(
                        CONSENTS,
                        consents.get(3)
                                .replace(",withdraws,,", ",,family@example.org,")
                                .replace("2026-01-01,", "2026-01-01,2026-05-01"))));
        county.build();

        assertThat(county.core().get("consent")).hasSize(6);
        assertThat(inMart("contact")).containsExactly("other", "stays");
    }

    @Test
    void a_withdrawal_works_backwards_even_when_it_knows_the_learner_by_another_identifier()
            throws IOException, SQLException {
        onConsent("program_attendance", "participation");
        for (var card : List.of("stays", "withdraws", "withdraws-elsewhere")) {
            comes(card);
            says(card, "participation", "given", "learner", "2026-01-01");
        }

        county.ingest(file("consents.csv", consents), file("attendance.csv", attendances));
        county.build();
        assertThat(inMart("contact")).containsExactly("stays", "withdraws", "withdraws-elsewhere");
        var later = List.of(
                CONSENTS,
                consents.get(3).replace(",given,", ",withdrawn,").replace("2026-01-01,", "2026-01-01,2026-05-01"),
                consents.get(5)
                        .replace("card-number", "")
                        .replace(",withdraws-elsewhere,,", ",,unlinked@example.org,")
                        .replace("2026-01-01,", "2026-01-01,2026-05-01"));

        county.ingest(file("later.csv", later));
        var report = county.build();

        assertThat(report.isNew()).isTrue();
        assertThat(inMart("contact")).containsExactly("stays");
        assertThat(county.ask("measure", "contact", "select sum(people)::bigint from asked"))
                .containsExactly("1");
        assertThat(report.leftOut()).containsExactly(Map.entry("program_attendance", 2L));
    }

    @Test
    void the_day_on_which_a_consent_ends_makes_a_new_build() throws IOException, SQLException {
        onConsent("program_attendance", "all");
        comes("ends");
        comes("stays");
        says("ends", "all", "given", "learner", "2026-01-01", "", "2026-10-31");
        says("stays", "all", "given", "learner", "2026-01-01");
        county.ingest(file("consents.csv", consents), file("attendance.csv", attendances));
        county.build();

        assertThat(county.build(LocalDate.of(2026, 10, 31)).isNew()).isFalse();
        assertThat(county.build(LocalDate.of(2026, 11, 1)).isNew()).isTrue();
        assertThat(inMart("contact")).containsExactly("stays");
    }

    @Test
    void deliveries_of_partners_whose_agreement_does_not_cover_the_purposes_stay_out()
            throws IOException, SQLException {
        var agreements = List.of(
                "agreement_key,partner_key,agreement_title,legal_basis,is_partner_named,valid_from,valid_to",
                "a,cedar,A,ferpa_studies,true,2025-01-01,",
                "b,birch,B,consent,true,2025-01-01,2026-12-31",
                "c,chestnut,C,contract,true,2025-01-01,2026-09-29",
                "d,dogwood,D,contract,true,2025-01-01,",
                "d,elm,D,contract,true,2025-01-01,");
        var purposes = List.of(
                "agreement_key,purpose,valid_from,valid_to",
                "a,outcomes_reporting,2025-01-01,",
                "a,public_reporting,2025-01-01,",
                "a,research,2025-01-01,",
                "b,outcomes_reporting,2025-01-01,",
                "b,public_reporting,2025-01-01,",
                "c,outcomes_reporting,2025-01-01,",
                "c,public_reporting,2025-01-01,",
                "d,outcomes_reporting,2025-01-01,");
        var branches = List.of(
                "partner_key,partner_name,partner_kind,parent_key,fscskey,opeid,state,time_zone,valid_from,valid_to",
                "branch,Cedar Branch,library,cedar,,,WA,America/Los_Angeles,2025-01-01,",
                "elm,Elm Branch,library,cedar,,,WA,America/Los_Angeles,2025-01-01,");
        county.ingest(file("partners.csv", branches));

        for (var partners : List.of("cedar branch", "birch birch-too", "chestnut", "dogwood", "elm", "fir cedar-too")) {
            var rows = new ArrayList<String>(List.of(CountyFiles.ATTENDANCE));

            for (var partner : partners.split(" ")) {
                comes("of-" + partner);
                rows.add(attendance(partner.replace("-too", ""), "of-" + partner));
            }

            county.ingest(file(partners + ".csv", rows));
        }

        says("of-birch", "all", "given", "learner", "2026-01-01");
        county.build();
        assertThat(county.ask("mart", "contact", "select count(distinct learner_id) from asked"))
                .as("before any agreement is there")
                .containsExactly("9");
        county.ingest(
                file("consents.csv", consents),
                file("agreements.csv", agreements),
                file("agreement_purposes.csv", purposes));

        var report = county.build();

        assertThat(inMart("contact")).containsExactly("of-birch", "of-branch", "of-cedar");
        assertThat(report.leftOut()).containsExactly(Map.entry("program_attendance", 6L));
        assertThat(shown(Purpose.RESEARCH)).containsExactly("of-branch", "of-cedar");
        assertThat(shown(Purpose.OUTCOMES_REPORTING))
                .containsExactly("of-birch", "of-branch", "of-cedar", "of-dogwood", "of-elm");
    }

    private static String attendance(String partner, String card) {
        return partner + ",s1," + card + ",2026-01-05,2,attended";
    }

    /** Cards of the learners whose attendances a purpose may see. */
    private List<String> shown(Purpose purpose) throws SQLException {
        var select = new CoreViews(county.folder(), Registry.read(county.folder()))
                .usableFor(county.folder(), Set.of(purpose), TODAY)
                .selects()
                .get("core.attendance");

        try (var duck = org.lastmile.warehouse.Duck.open(1, "256MB");
                var statement = duck.createStatement();
                var rows = statement.executeQuery(Objects.requireNonNull(select))) {
            var found = new ArrayList<String>();

            while (rows.next()) {
                found.add(Optional.ofNullable(cards.get(rows.getLong("learner_id")))
                        .orElse("?"));
            }

            return found.stream().sorted().toList();
        }
    }
}
