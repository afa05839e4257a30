package org.lastmile.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.contract.Sha256;
import org.lastmile.release.CellId;
import org.lastmile.release.CellValue;
import org.lastmile.release.Release;

/**
 * Six editions of an invented partnership, told one after the other, against the true people at each time. Those who
 * check know nothing of how editions are made: they read cells and compare sets of people.
 */
class SixQuartersTest {
    private static final SixQuarters STORY = new SixQuarters(20260105);

    @TempDir
    private static Path root = Path.of("");

    private static List<Release> ours = List.of();
    private static List<Release> apart = List.of();

    @BeforeAll
    static void release() throws Exception {
        ours = STORY.releasesIn(root.resolve("ours"));
        apart = STORY.apartIn(root.resolve("apart"));
    }

    @Test
    void every_number_was_true_of_the_people_of_its_time() {
        var shown = Published.all(ours, STORY.states()).stream()
                .filter(Published::isShown)
                .toList();

        assertThat(shown).hasSizeGreaterThan(20);
        assertThat(shown.stream().filter(one -> !isTrue(one)).map(Published::words))
                .isEmpty();
    }

    /** Everybody attends once a quarter, so that attendances of a quarter are people. */
    private static boolean isTrue(Published one) {
        var shown = (CellValue.Shown) one.value();
        var share = shown.share();
        var people = share == null ? shown.count() : share.of();
        var counted = share == null ? 0 : shown.count();
        var isSum =
                one.id().indicator().equals("attendances") && one.id().period().isYear();
        return isSum
                || (people == one.population().cardinality()
                        && counted == one.numerator().cardinality());
    }

    @Test
    void each_edition_by_itself_tells_who_came_late_and_the_editions_together_do_not() {
        var naive = Published.apart(apart, STORY.states());
        assertThat(new NestedPairs(naive).count()).isGreaterThan(10);

        assertThat(new NestedPairs(Published.all(ours, STORY.states())).count()).isZero();
    }

    @Test
    void no_hidden_number_is_narrower_than_the_policy_beside_all_that_was_ever_said() {
        assertThat(ReaderOfAll.narrow(Published.apart(apart, STORY.states()), STORY.states()))
                .isNotEmpty();

        assertThat(ReaderOfAll.narrow(Published.all(ours, STORY.states()), STORY.states()))
                .isEmpty();
    }

    @Test
    void a_number_stays_word_for_word_unless_its_year_is_corrected() {
        for (var edition = 1; edition < ours.size(); edition++) {
            var release = ours.get(edition);
            var corrected = release.edition().designs().contains("overview 2026: corrected");
            ours.get(edition - 1).cells().stream()
                    .filter(cell -> !(cell.value() instanceof CellValue.Empty))
                    .filter(cell -> !corrected || cell.id().period().year() == 2025)
                    .forEach(cell -> assertThat(release.cell(cell.id())).contains(cell));
        }

        assertThat(ours.get(5).edition().designs()).contains("overview 2026: corrected");
    }

    @Test
    void the_trend_is_told_in_every_quarter() {
        for (var edition = 0; edition < ours.size(); edition++) {
            var quarter = ours.get(edition).edition().quarter();

            assertThat(ours.get(edition).cell(CellId.total("overview", "learners_served", quarter)))
                    .hasValueSatisfying(cell -> assertThat(cell.value()).isInstanceOf(CellValue.Shown.class));
        }
    }

    @Test
    void the_same_releases_give_the_same_bytes() throws Exception {
        STORY.releasesIn(root.resolve("again"), 4);

        for (var edition : List.of("2025Q1-1", "2025Q2-1", "2025Q3-1", "2025Q4-1")) {
            assertThat(hashes(root.resolve("again/warehouse/release").resolve(edition)))
                    .isNotEmpty()
                    .isEqualTo(hashes(root.resolve("ours/warehouse/release").resolve(edition)));
        }

        assertThat(root.resolve("again/warehouse/ledger/2025Q4-1.jsonl"))
                .hasSameTextualContentAs(root.resolve("ours/warehouse/ledger/2025Q4-1.jsonl"));
    }

    private static Map<String, String> hashes(Path folder) throws Exception {
        var hashes = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                hashes.put(
                        folder.relativize(file).toString(),
                        Sha256.of(new java.io.ByteArrayInputStream(Files.readAllBytes(file))));
            }
        }

        return hashes;
    }
}
