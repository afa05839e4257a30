package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import org.lastmile.indicator.AtomStatement;
import org.lastmile.warehouse.PartnershipFolder;

/** After a rotation a warehouse is as if its files had been loaded with the new key, and no old token is left. */
class KeyRotationTest {
    private static final Map<String, IdentifierKind> IDENTIFIERS = Map.of(
            "card-1", IdentifierKind.CARD,
            "card-2", IdentifierKind.CARD,
            "one@example.org", IdentifierKind.EMAIL,
            "st-1", IdentifierKind.STUDENT_NUMBER,
            "one ruiz 1980-02-03", IdentifierKind.NAME_BIRTH,
            "award-1", IdentifierKind.CREDENTIAL);
    private static final String SUMS =
            "select row::varchar from (select columns(* exclude (class_key, people, units)), sum(people), sum(units)"
                    + " from asked group by all) as row order by 1";
    private static final String SUM_OF_ATOMS =
            "select row::varchar from (select columns(* exclude (people)), sum(people) from asked group by all) as row"
                    + " order by 1";
    private static final int MANY_CUT_OFFS = 8;

    @TempDir
    private static Path place;

    private static CountyFiles files = new CountyFiles(place, place, place, place, place);
    private static County filled = new County(new PartnershipFolder(Path.of("none")));
    private static County rotated = filled;
    private static KeyRotation.Report report = new KeyRotation.Report("", 0, 0, 0);
    private static Watch watch = new Watch(filled, Integer.MAX_VALUE);

    @TempDir
    private Path own;

    @BeforeAll
    static void rotate_the_key_of_a_built_warehouse() throws IOException, SQLException {
        files = CountyFiles.write(place.resolve("deliveries"));
        filled = County.in(place.resolve("filled"));
        load(filled);
        filled.build();
        rotated = copy(filled, place.resolve("rotated"));
        watch = new Watch(rotated, Integer.MAX_VALUE);
        report = rotate(rotated, watch);
    }

    private static void load(County county) throws IOException, SQLException {
        county.ingest(deliveries());
        erase(county, "card-3");
    }

    private static Path[] deliveries() throws IOException {
        return new Path[] {
            files.frame(),
            files.attendance(),
            files.intake(),
            files.badges(),
            CountyFiles.write(
                    place.resolve("deliveries/desk.csv"),
                    "partner_key,card_number,email,student_number,attribute,value,status,observed_on,first_name,"
                            + "last_name,birth_date",
                    "cedar,card-1,one@example.org,,age_band,45,stated,2026-01-03,One,Ruiz,1980-02-03")
        };
    }

    private static Receipt erase(County county, String card) throws IOException, SQLException {
        return new Erasure(county.folder(), LocalDate.of(2026, 10, 1), new Silence())
                .byIdentifier(IdentifierKind.CARD, card);
    }

    private static County copy(County from, Path to) throws IOException {
        Moments.copy(from.folder().root(), to);
        return new County(new PartnershipFolder(to));
    }

    private static KeyRotation.Report rotate(County county, Steps progress) throws IOException, SQLException {
        return new KeyRotation(county.folder(), progress).run();
    }

    private static Path secrets(County county) {
        return county.folder().root().resolve("secrets");
    }

    /** Looks who may read the keys, and ends the call at a step, as a kill would. */
    private static final class Watch implements Steps {
        private final County county;
        private final int last;
        private final List<String> modes = new ArrayList<>();
        private int done;

        private Watch(County county, int last) {
            this.county = county;
            this.last = last;
        }

        @Override
        public void step(String words) {
            if (++done > last) {
                throw new IllegalStateException("cut off before " + words);
            }

            try {
                for (var file : Folders.list(secrets(county))) {
                    modes.add(file.getFileName() + " "
                            + PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
                }
            } catch (IOException failure) {
                throw new java.io.UncheckedIOException(failure);
            }
        }

        @Override
        public void step(String words, int done, int total) {}
    }

    @Test
    void the_warehouse_is_as_if_all_files_had_been_loaded_with_the_new_key() throws IOException, SQLException {
        var fresh = County.in(own.resolve("fresh"));
        Files.copy(
                rotated.folder().tokenKey(),
                fresh.folder().tokenKey(),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        load(fresh);

        assertThat(rotated.zone("source")).isEqualTo(fresh.zone("source"));
        assertThat(rotated.core()).isEqualTo(fresh.core()).isNotEqualTo(filled.core());
        assertThat(rotated.sizes("core")).isEqualTo(filled.sizes("core"));
    }

    @Test
    void no_byte_and_no_value_holds_an_old_token_or_what_an_old_key_would_make_of_an_identifier()
            throws IOException, SQLException {
        var old = new Tokens(TokenKey.read(filled.folder().tokenKey()));
        var words = new ArrayList<>(List.of(old.keyId() + "."));
        IDENTIFIERS.forEach((text, kind) -> {
            var digest = old.digest(kind, text);
            words.add(old.token(digest).substring(9));
            words.add(String.valueOf(Tokens.learnerKey(digest)));
        });
        var canaries = new Canaries(words);

        assertThat(canaries.below(filled.folder().warehouse())).isNotEmpty();
        assertThat(canaries.below(rotated.folder().warehouse())).isEmpty();
        assertThat(report.wrapped()).isEqualTo(4);
        assertThat(report.closed()).isGreaterThan(4);
        assertThat(watch.modes).contains("token.key.next rw-------").allMatch(mode -> mode.endsWith(" rw-------"));
        assertThat(Folders.list(secrets(rotated)))
                .containsExactly(rotated.folder().tokenKey());
    }

    @Test
    void measures_stay_and_the_same_people_are_found_again_and_erased_ones_stay_out() throws IOException, SQLException {
        var county = copy(rotated, own.resolve("county"));
        county.build();
        assertThat(measured(county)).isNotEmpty().isEqualTo(measured(filled));
        var versions = county.versions();
        assertThat(county.ingest(deliveries())).noneMatch(DeliveryReport::isNew);
        assertThat(county.versions()).isEqualTo(versions);

        var reports = county.ingest(CountyFiles.write(
                own.resolve("attendance.csv"),
                CountyFiles.ATTENDANCE,
                "cedar,s2,CARD 2,2026-01-12,1,attended",
                "cedar,s2,card-3,2026-01-12,1,attended"));

        assertThat(reports).singleElement().satisfies(delivery -> assertThat(delivery.rules())
                .isEqualTo(Map.of("attendance: erased_learner", 1L)));
        assertThat(county.answer("select count(distinct learner_id)::varchar || ' ' || count(*)::varchar"
                        + " from core.attendance"))
                .containsExactly("2 4");
        assertThat(erase(county, "card-3").number()).isEqualTo("1");
        assertThat(erase(county, "card-2").number()).isEqualTo("2");
        assertThat(county.answer("select count(*)::varchar from core.attendance"))
                .containsExactly("2");
        assertThat(county.ingest(files.steps())).singleElement().satisfies(delivery -> assertThat(delivery.rules())
                .isEqualTo(Map.of("next_step: erased_learner", 1L)));
    }

    /** Learners lie in other buckets, so that sums over all of them are compared. */
    private static Map<String, List<String>> measured(County county) throws IOException, SQLException {
        var sums = new TreeMap<String, List<String>>();

        for (var table : county.sizes("measure").entrySet()) {
            if (table.getValue() > 0) {
                var sql = table.getKey().equals(AtomStatement.NAME) ? SUM_OF_ATOMS : SUMS;
                sums.put(table.getKey(), county.ask("measure", table.getKey(), sql));
            }
        }

        return sums;
    }

    @Test
    void a_rotation_that_was_cut_off_is_completed_by_the_same_call_and_nobody_writes_meanwhile()
            throws IOException, SQLException {
        cutOffAndComplete(watch.done * 2 / 3);
    }

    @Tag("long")
    @Test
    void rotations_that_were_cut_off_anywhere_are_completed() throws IOException, SQLException {
        for (var part = 0; part < MANY_CUT_OFFS; part++) {
            cutOffAndComplete(1 + part * (watch.done - 2) / MANY_CUT_OFFS);
        }
    }

    private void cutOffAndComplete(int last) throws IOException, SQLException {
        var cut = copy(filled, own.resolve("cut-" + last));
        // The next key is made first, so that it may be that of the undisturbed call.
        Files.copy(
                rotated.folder().tokenKey(),
                WarehouseLock.nextKey(cut.folder()),
                java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        assertThatThrownBy(() -> rotate(cut, new Watch(cut, last))).hasMessageStartingWith("cut off before ");
        assertThatThrownBy(() -> cut.ingest(files.steps()))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(cut.folder().warehouse() + ": a rotation of the token key was cut off; run 'lastmile key"
                        + " rotate' again, which completes it.");

        var completed = rotate(cut, new Silence());

        assertThat(completed.keyId()).isEqualTo(report.keyId());
        assertThat(completed.wrapped()).as("after step " + last).isEqualTo(report.wrapped());
        assertThat(cut.zone("source")).as("after step " + last).isEqualTo(rotated.zone("source"));
        assertThat(cut.core()).as("after step " + last).isEqualTo(rotated.core());
        assertThat(cut.sizes("core")).as("after step " + last).isEqualTo(rotated.sizes("core"));
    }
}
