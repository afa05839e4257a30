package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.bucket.Steps;
import org.lastmile.cli.Canaries;
import org.lastmile.contract.IdentifierKind;
import org.lastmile.contract.WarehouseException;
import org.lastmile.erasure.Erasure;
import org.lastmile.erasure.Receipt;
import org.lastmile.warehouse.DataFile;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.TableSnapshot;

/** Nothing of a learner who was erased stays in any byte or any value of the warehouse. */
// Over 500 lines: all tests need the one warehouse with its lent cards and leftovers, which takes long to make.
class ErasureTest {
    /** Measures hold counts. */
    private static final List<String> ZONES = List.of("source", "core", "mart");

    /** Tables with a learner's rows written anew: by delivery, by bucket, and without either. */
    private static final List<String> READ_AGAIN =
            List.of("learner_intake_learner_intake", "attendance", "identity", "wallet_signal");

    private static final int MANY_CUT_OFFS = 12;

    /** What the desk wrote about the learner, some of it under the card of somebody else. */
    private static final List<String> OWN = List.of(
            "cedar,card-1,,st-1,device_at_entry,own device,stated,2026-01-02,One,Ruiz,1980-02-03",
            "cedar,card-1,family@example.org,,age_band,45,stated,2026-01-03,One,Ruiz,1980-02-03",
            "cedar,card-5,one@example.org,,first_language,zq-own,stated,2026-02-03,One,Ruiz,1980-02-03");

    /** Rows under the card of the learner: lent to somebody who is known, and to one of whom nobody can tell. */
    private static final List<String> LENT = List.of(
            "cedar,card-1,five@example.org,,gender,zq-lent,stated,2026-02-02,Leo,Paz,1985-07-08",
            "cedar,card-1,,,age_band,zq-nobody,stated,2026-02-02,Zoe,Doe,1990-01-01");

    private static final List<String> OTHERS = List.of(
            "cedar,card-5,five@example.org,,device_at_entry,shared,stated,2026-01-02,Leo,Paz,1985-07-08",
            "cedar,card-5,five@example.org,,age_band,35,stated,2026-01-03,Leo,Paz,1985-07-08",
            "cedar,card-5,family@example.org,,age_band,35,stated,2026-01-04,Leo,Paz,1985-07-08",
            "cedar,card-6,,st-6,age_band,30,stated,2026-01-03,Zoe,Doe,1990-01-01");

    private static final Map<String, IdentifierKind> IDENTIFIERS = Map.of(
            "card-1", IdentifierKind.CARD,
            "one@example.org", IdentifierKind.EMAIL,
            "st-1", IdentifierKind.STUDENT_NUMBER,
            "one ruiz 1980-02-03", IdentifierKind.NAME_BIRTH,
            "award-5", IdentifierKind.CREDENTIAL,
            "award-1", IdentifierKind.CREDENTIAL);

    @TempDir
    private static Path place;

    private static FamilyFiles people = new FamilyFiles(place);
    private static CountyFiles files = new CountyFiles(place, place, place, place, place);
    private static County filled = new County(new PartnershipFolder(Path.of("none")));
    private static County erased = filled;
    private static Tokens tokens = new Tokens(new TokenKey("", "00"));
    private static Watch watch = new Watch(Path.of("none"));
    private static Receipt receipt = new Receipt("0", County.FIRST_DAY, 0, 0, 0, 0, 0);

    @TempDir
    private Path own;

    /** A warehouse with several versions of its tables, and with what calls that were cut off have left. */
    @BeforeAll
    static void a_built_warehouse() throws IOException, SQLException {
        people = new FamilyFiles(place.resolve("deliveries"));
        files = CountyFiles.write(place.resolve("deliveries"));
        filled = County.in(place.resolve("filled"));
        tokens = new Tokens(TokenKey.read(filled.folder().tokenKey()));
        filled.ingest(files.frame(), files.attendance(), files.badges());
        filled.build();
        filled.ingest(
                files.steps(),
                people.visits("learner", "card-1"),
                people.visits("other", "card-2"),
                people.evidence(),
                people.wallet("learner", "award-1"),
                people.wallet("other", "award-2"),
                files.intake(),
                people.desk(place.resolve("deliveries/desk.csv"), OWN, LENT, OTHERS),
                people.family("award-5"));
        var table = filled.folder().table("source", "learner_intake_learner_intake");
        Moments.copy(table, filled.folder().warehouse().resolve(".scratch/spilled"));
        Moments.copy(
                filled.folder().table("core", "attendance"), filled.folder().table("core", "attendance/r-cut-off"));
        erase_the_learner();
    }

    /** Erasing takes long, and most tests only look at what it has done. */
    private static void erase_the_learner() throws IOException, SQLException {
        erased = copy(filled, place.resolve("erased"));
        Files.writeString(
                erased.folder().table("source", "learner_intake_learner_intake").resolve("torn.parquet"), "PAR1 torn");
        watch = new Watch(WarehouseLock.pendingErasure(erased.folder()));
        receipt = erasure(erased, watch).byIdentifier(IdentifierKind.CARD, "Card 1");
    }

    private County copy(County from) throws IOException {
        return copy(from, own.resolve("county"));
    }

    private static County copy(County from, Path to) throws IOException {
        Moments.copy(from.folder().root(), to);
        return new County(new PartnershipFolder(to));
    }

    private static Erasure erasure(County county, Steps progress) throws IOException {
        return new Erasure(county.folder(), java.time.LocalDate.of(2026, 10, 1), progress);
    }

    private static Receipt erase(County county) throws IOException, SQLException {
        return erasure(county, new Silence()).byIdentifier(IdentifierKind.CARD, "Card 1");
    }

    /** Every form in which tables may know the first learner. */
    private static Canaries learner() {
        var words = new ArrayList<String>();
        IDENTIFIERS.forEach((text, kind) -> {
            var digest = tokens.digest(kind, text);
            words.add(tokens.token(digest).substring(9));
            words.add(String.valueOf(Tokens.learnerKey(digest)));
        });
        words.addAll(List.of("zq-own", "zq-nobody", "visit-learner", "submission-learner", "review-learner"));
        return new Canaries(words);
    }

    private static List<String> foundIn(County county) throws IOException, SQLException {
        return learner().below(county.folder().warehouse());
    }

    /** The warehouse as it would be had the learner never come. */
    private County never() throws IOException, SQLException {
        var others = CountyFiles.write(own.resolve("others"));
        for (var file : List.of(
                others.attendance().resolve("registrations.csv"),
                others.attendance().resolve("attendance.csv"),
                others.intake(),
                others.badges(),
                others.steps())) {
            Files.write(
                    file,
                    Files.readAllLines(file).stream()
                            .filter(line -> !line.matches(".*(card-1|one@example.org|st-1,).*"))
                            .toList());
        }

        var evidence = own.resolve("others/evidence");
        Moments.copy(place.resolve("deliveries/evidence"), evidence);
        for (var name : List.of("submissions.csv", "reviews.csv", "rubric_scores.csv")) {
            Files.write(
                    evidence.resolve(name),
                    Files.readAllLines(evidence.resolve(name)).stream()
                            .filter(line -> !line.contains("-learner"))
                            .toList());
        }

        var never = County.in(own.resolve("never"));
        never.ingest(
                others.frame(),
                others.attendance(),
                others.badges(),
                others.steps(),
                place.resolve("deliveries/visits-other"),
                evidence,
                people.wallet("other", "award-2"),
                others.intake(),
                people.desk(own.resolve("others/desk.csv"), List.of(LENT.get(0).replace("card-1", "")), OTHERS));
        return never;
    }

    @Test
    void an_erased_learner_is_in_no_byte_and_no_value() throws IOException, SQLException {
        var before = foundIn(filled);

        ZONES.forEach(zone -> assertThat(before).as(zone).anyMatch(found -> found.contains("/" + zone + "/")));
        assertThat(before)
                .anyMatch(found -> found.contains("/.scratch/"))
                .anyMatch(found -> found.contains("r-cut-off"));
        assertThat(foundIn(erased)).isEmpty();
        assertThat(receipt.filesFound()).isZero();
        assertThat(receipt.filesRewritten()).isGreaterThan(10);
        assertThat(receipt.versionsClosed()).isGreaterThan(5);
        assertThat(erased.folder().erasures().resolve("1.json")).content().contains("\"files_found\" : 0");
        assertThat(erased.sizes("source").get("navigator_visits_visit_topic")).isEqualTo(1);
        assertThat(erased.sizes("source").get("evidence_reviews_rubric_score")).isEqualTo(1);
    }

    @Test
    void rows_of_others_stay_as_they_were() throws SQLException {
        var known = new ArrayList<String>();
        IDENTIFIERS.forEach((text, kind) -> {
            var digest = tokens.digest(kind, text);
            known.add(tokens.token(digest));
            known.add(String.valueOf(Tokens.learnerKey(digest)));
        });
        var expected = filled.core();
        expected.replaceAll((table, rows) -> rows.stream()
                .filter(row -> known.stream().noneMatch(row::contains))
                .toList());

        assertThat(erased.core()).isEqualTo(expected).isNotEqualTo(filled.core());
    }

    /** This loads a whole warehouse. */
    @Tag("long")
    @Test
    void the_others_are_as_if_nobody_had_been_there() throws IOException, SQLException {
        var county = copy(erased);
        county.build();
        var never = never();
        never.build();
        assertThat(county.core()).isEqualTo(never.core());
        assertThat(county.zone("mart")).isEqualTo(never.zone("mart"));
        assertThat(county.zone("measure")).isEqualTo(never.zone("measure"));
        assertThat(foundIn(county)).isEmpty();

        var later = people.visits("later", "card-5");
        county.ingest(later);
        never.ingest(later);
        assertThat(county.core()).isEqualTo(never.core());
        assertThat(links(county)).isEqualTo(links(never));

        county.ingest(files.attendance(), files.steps(), people.evidence(), people.family("award-6"));
        county.build();
        assertThat(foundIn(county)).isEmpty();
    }

    private static List<List<String>> links(County county) throws IOException, SQLException {
        var core = county.zone("core");
        return IdentityTable.NAMES.stream()
                .sorted()
                .map(table -> core.getOrDefault(table, List.of()))
                .toList();
    }

    /** What an erasure by keys of core.identity alone would leave, and what it would take from others. */
    @Test
    void rows_of_lent_cards_go_or_stay_with_who_came() throws IOException, SQLException {
        var card = Tokens.learnerKey(tokens.digest(IdentifierKind.CARD, "card-1"));
        var otherCard = Tokens.learnerKey(tokens.digest(IdentifierKind.CARD, "card-5"));
        var address = tokens.digest(IdentifierKind.EMAIL, "family@example.org");
        var stated =
                "select value || ' ' || coalesce(learner_key, 0)::varchar from asked where value like 'zq-%' order by 1";
        var facts =
                "select attribute_value || ' ' || learner_id::varchar from asked where attribute_value like 'zq-%' order by 1";
        assertThat(filled.ask("source", "learner_intake_learner_intake", stated))
                .containsExactly("zq-lent " + card, "zq-nobody " + card, "zq-own " + otherCard);
        assertThat(filled.ask("core", "attribute", facts)).containsExactly("zq-lent " + otherCard, "zq-own " + card);
        assertThat(filled.ask("core", "identity_record", "select count(*)::varchar from asked"))
                .containsExactly("3");
        assertThatThrownBy(
                        () -> erasure(filled, new Silence()).byIdentifier(IdentifierKind.EMAIL, "family@example.org"))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(filled.folder().warehouse() + ": several people use this identifier, so nobody can tell"
                        + " whose rows it names; erase by another identifier of the learner.");

        var email = Tokens.learnerKey(tokens.digest(IdentifierKind.EMAIL, "five@example.org"));
        assertThat(erased.ask("source", "learner_intake_learner_intake", stated))
                .containsExactly("zq-lent " + email);
        assertThat(erased.ask("core", "attribute", facts)).containsExactly("zq-lent " + otherCard);
        assertThat(erased.ask("core", "identity_record", "select count(*)::varchar from asked"))
                .containsExactly("0");
        assertThat(erased.ask(
                        "source",
                        "learner_intake_learner_intake",
                        "select count(*)::varchar from asked where email_token = '" + tokens.token(address) + "'"))
                .containsExactly("1");
        assertThat(foundIn(erased)).isEmpty();
    }

    @Test
    void no_version_but_the_newest_can_be_read_and_that_by_an_independent_reader() throws IOException, SQLException {
        for (var zone : List.of("source", "core")) {
            for (var table : erased.tables(zone)) {
                var snapshot = TableSnapshot.newest(table).orElseThrow();
                var commits = Folders.list(table.resolve("_delta_log")).stream()
                        .map(file -> String.valueOf(file.getFileName()))
                        .filter(name -> name.endsWith(".json"))
                        .toList();
                assertThat(commits).containsExactly("%020d.json".formatted(snapshot.version()));

                if (!READ_AGAIN.contains(County.name(table))) {
                    continue;
                }

                assertThat(TestSpark.session()
                                .read()
                                .format("delta")
                                .load(table.toString())
                                .count())
                        .as(table.toString())
                        .isEqualTo(rows(snapshot.files()));
            }
        }
    }

    private static long rows(List<DataFile> files) throws SQLException {
        var rows = 0L;

        try (var duck = Duck.open(1, "256MB")) {
            for (var file : files) {
                rows += org.lastmile.bucket.ParquetFiles.rows(duck, file.path());
            }
        }

        return rows;
    }

    @Test
    void a_second_erasure_shows_the_receipt_of_the_first_and_an_unknown_identifier_is_refused()
            throws IOException, SQLException {
        var learnerId = Tokens.learnerKey(tokens.digest(IdentifierKind.CARD, "card-1"));

        var county = copy(erased);

        assertThat(erase(county)).isEqualTo(receipt);
        assertThat(erasure(county, new Silence()).byIdentifier(IdentifierKind.EMAIL, "One@example.org"))
                .isEqualTo(receipt);
        assertThat(erasure(county, new Silence()).byLearner(learnerId)).isEqualTo(receipt);
        assertThat(erasure(county, new Silence()).resume()).isEmpty();
        // What a killed program has left, and nobody can decode, makes nobody known.
        Files.writeString(
                county.folder().table("source", "learner_intake_learner_intake").resolve("torn.parquet"), "PAR1");
        assertThatThrownBy(() -> erasure(county, new Silence()).byIdentifier(IdentifierKind.CARD, "card-9"))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(county.folder().warehouse()
                        + ": no learner has this identifier; check how it is written, and its kind (--by).");
        assertThatThrownBy(() -> erasure(county, new Silence()).byIdentifier(IdentifierKind.EMAIL, "-"))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("What was read is no identifier of a learner; write one of the kind that --by names, on a"
                        + " line of its own.");
    }

    @Test
    void an_erased_learner_does_not_come_back() throws IOException, SQLException {
        var county = copy(erased);
        var attendance = CountyFiles.write(
                own.resolve("attendance.csv"),
                CountyFiles.ATTENDANCE,
                "cedar,s1,CARD 1,2026-01-05,2,attended",
                "cedar,s2,card-1,2026-99-99,2,attended",
                "cedar,s1,card-4,2026-01-05,2,attended");
        var steps = CountyFiles.write(
                own.resolve("next_steps.csv"),
                "partner_key,student_number,email,step_kind,started_on",
                "hilltop,,one@example.org,credit,2026-03-02",
                "hilltop,st-1,,credit,2026-03-02",
                "hilltop,,two@example.org,hired,2026-04-02");

        var evidence = own.resolve("evidence");
        Moments.copy(place.resolve("deliveries/evidence"), evidence);
        Files.writeString(
                evidence.resolve("rubric_scores.csv"),
                "review-other,opens-files,1\n",
                java.nio.file.StandardOpenOption.APPEND);

        var desk = people.desk(
                own.resolve("desk.csv"),
                List.of(
                        "cedar,card-7,,,gender,woman,stated,2026-03-02,ONE,Ruiz,2/3/1980",
                        "cedar,card-5,family@example.org,,gender,man,stated,2026-03-02,Leo,Paz,1985-07-08"));

        var reports =
                county.ingest(attendance, steps, evidence, desk, people.family("award-5"), people.family("award-6"));

        assertThat(reports)
                .extracting(DeliveryReport::source, DeliveryReport::accepted, DeliveryReport::rules)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                "evidence_reviews",
                                4L,
                                Map.of(
                                        "submission: erased_learner", 1L,
                                        "review: erased_learner", 1L,
                                        "rubric_score: erased_learner", 1L)),
                        org.assertj.core.groups.Tuple.tuple(
                                "program_attendance", 1L, Map.of("attendance: erased_learner", 2L)),
                        org.assertj.core.groups.Tuple.tuple(
                                "learner_intake", 1L, Map.of("learner_intake: erased_learner", 1L)),
                        org.assertj.core.groups.Tuple.tuple(
                                "badge_status", 0L, Map.of("badge_status: erased_learner", 2L)),
                        org.assertj.core.groups.Tuple.tuple("next_steps", 1L, Map.of("next_step: erased_learner", 2L)));
        assertThat(county.sizes("source").get("quarantine")).isZero();
        assertThat(foundIn(county)).isEmpty();
    }

    @Test
    void an_identifier_in_rows_of_others_goes_away_and_the_rows_stay() throws IOException, SQLException {
        var county = copy(filled);
        // As if nobody had linked the address with the card.
        Folders.delete(county.folder().table("core", "identity"));
        Folders.delete(county.folder().table("core", "award_event"));
        var token = tokens.token(tokens.digest(IdentifierKind.EMAIL, "two@example.org"));

        erasure(county, new Silence()).byIdentifier(IdentifierKind.EMAIL, "two@example.org");

        assertThat(new Canaries(List.of(token.substring(9)))
                        .below(county.folder().warehouse()))
                .isEmpty();
        assertThat(county.ask(
                        "source",
                        "learner_intake_learner_intake",
                        "select attribute || ' ' || (email_token is null)::varchar from asked where card_number_token = '"
                                + tokens.token(tokens.digest(IdentifierKind.CARD, "card-2")) + "'"))
                .containsExactly("gender true");
    }

    @Test
    void an_erasure_that_was_cut_off_is_completed_by_the_same_call_and_nobody_writes_meanwhile()
            throws IOException, SQLException {
        var learnerId = Tokens.learnerKey(tokens.digest(IdentifierKind.CARD, "card-1"));

        cutOffAndComplete(watch.steps / 2, cut -> erasure(cut, new Silence()).byLearner(learnerId));
    }

    @Tag("long")
    @Test
    void erasures_that_were_cut_off_anywhere_are_completed() throws IOException, SQLException {
        for (var part = 1; part <= MANY_CUT_OFFS; part++) {
            // The first two steps only look for the learner.
            cutOffAndComplete(
                    2 + part * (watch.steps - 3) / MANY_CUT_OFFS,
                    part % 2 == 0
                            ? ErasureTest::erase
                            : cut -> erasure(cut, new Silence()).resume().orElseThrow());
        }
    }

    /** A call on the warehouse of a county. */
    private interface Again {
        Receipt call(County county) throws IOException, SQLException;
    }

    private void cutOffAndComplete(int last, Again again) throws IOException, SQLException {
        var learnerId = Tokens.learnerKey(tokens.digest(IdentifierKind.CARD, "card-1"));
        var cut = copy(filled, own.resolve("cut-" + last));
        assertThatThrownBy(() -> erasure(cut, new CutOff(last)).byLearner(learnerId))
                .hasMessageStartingWith("cut off before ");
        assertThatThrownBy(() -> WarehouseLock.take(cut.folder(), new Silence()))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(cut.folder().warehouse() + ": an erasure was cut off; run 'lastmile erase --resume',"
                        + " which completes it.");

        var completed = again.call(cut);

        assertThat(foundIn(cut)).as("after step " + last).isEmpty();
        assertThat(completed).as("after step " + last).isEqualTo(receipt);
        assertThat(cut.core()).as("after step " + last).isEqualTo(erased.core());
        assertThat(cut.zone("source")).as("after step " + last).isEqualTo(erased.zone("source"));
    }

    /** Counts the steps of an erasure, and looks who may read what is pending. */
    private static final class Watch implements Steps {
        private final Path pending;
        private final List<String> seen = new ArrayList<>();
        private int steps;

        private Watch(Path pending) {
            this.pending = pending;
        }

        @Override
        public void step(String words) {
            steps++;

            if (Files.exists(pending)) {
                try {
                    seen.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(pending)));
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
        }

        @Override
        public void step(String words, int done, int total) {}
    }

    @Test
    void the_work_that_is_pending_is_for_its_owner_alone_and_ends_with_the_erasure() throws IOException {
        assertThat(watch.seen).isNotEmpty().containsOnly("rw-------");
        assertThat(Folders.list(erased.folder().erasures()).stream().map(file -> String.valueOf(file.getFileName())))
                .containsExactly("1.json", "tombstones");
    }
}
