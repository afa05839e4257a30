package org.lastmile.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.contract.Shelf;
import org.lastmile.disclosure.audit.Verdict;
import org.lastmile.release.Cell;
import org.lastmile.release.CellId;
import org.lastmile.release.CellValue;
import org.lastmile.release.CertificateFile;
import org.lastmile.release.Edition;
import org.lastmile.release.IndicatorCard;
import org.lastmile.release.Period;
import org.lastmile.release.Release;
import org.lastmile.release.Shares;

/** Editions of one indicator by track_key in 2025; the first value is the total. */
class EditionProofTest {
    private static final CellValue HIDDEN = new CellValue.Protected();
    private static final String TRACK = "o/served/2025/track_key=";

    @Test
    void a_number_that_follows_from_the_others_is_not_proven_and_two_hidden_ones_are() {
        var leaky = counts(shown(45), shown(40), HIDDEN);
        var safe = counts(shown(75), shown(40), HIDDEN, HIDDEN);

        assertThat(EditionProof.verdict(leaky, certificate(leaky)).problems())
                .containsExactly("o/served/2025: Cell " + TRACK + "b is not shown to reach over 10.");
        assertThat(EditionProof.verdict(safe, certificate(safe)).problems()).isEmpty();
        assertThat(EditionProof.verdict(safe, certificate(safe)).proven()).isEqualTo(2);
    }

    @Test
    void a_hidden_number_that_follows_and_is_no_small_one_is_told() {
        var release = counts(shown(100), shown(40), HIDDEN);

        var verdict = EditionProof.verdict(release, certificate(release));

        assertThat(verdict.problems()).isEmpty();
        assertThat(verdict.told()).isEqualTo(1);
        assertThat(verdict.proven()).isZero();
    }

    @Test
    void ranges_and_bands_count_as_knowledge() {
        var ranges = counts(shown(75), shown(40), new CellValue.Ranged(0, 19), new CellValue.Ranged(20, 39));
        var narrow = counts(shown(59), shown(40), new CellValue.Ranged(0, 19), new CellValue.Ranged(0, 4));
        var rates = rates(share(60, 200), share(58, 120), band(0, 10, "40-99"), HIDDEN);

        assertThat(EditionProof.verdict(ranges, certificate(ranges)).problems()).isEmpty();
        assertThat(EditionProof.verdict(narrow, certificate(narrow)).open()).containsExactly(TRACK + "b", TRACK + "c");
        assertThat(EditionProof.verdict(rates, certificate(rates)).open())
                .containsExactly(TRACK + "b (counted)", TRACK + "c (counted)");
    }

    @Test
    void tracks_that_overlap_for_all_to_see_are_not_added_up() {
        var release = counts(shown(60), shown(40), shown(30), HIDDEN);

        var certificate = certificate(release);

        assertThat(certificate.parts().get(0).loose()).containsExactly("2025/all by track_key");
        assertThat(EditionProof.verdict(release, certificate).problems()).isEmpty();
    }

    @Test
    void of_tracks_in_which_a_learner_may_be_several_times_the_total_is_at_least_each() {
        var several = overlapping(shown(45), shown(40), HIDDEN);
        var many = overlapping(shown(60), shown(40), shown(30), HIDDEN);
        var few = overlapping(shown(10), shown(9), HIDDEN);
        var none = overlapping(shown(40), shown(41), HIDDEN);

        assertThat(EditionProof.verdict(several, certificate(several)))
                .isEqualTo(new Verdict(List.of(), List.of(), 1, 0, 40));
        assertThat(certificate(many).parts().get(0).loose()).isEmpty();
        assertThat(EditionProof.verdict(many, certificate(many)).problems()).isEmpty();
        assertThat(EditionProof.verdict(few, certificate(few)).open()).containsExactly(TRACK + "b");
        assertThat(certificate(none).parts().get(0).loose()).containsExactly("2025/all by track_key");
    }

    @Test
    void a_certificate_that_leaves_a_sum_out_without_reason_is_found() {
        var leaky = counts(shown(45), shown(40), HIDDEN);
        var overlapping = counts(shown(39), shown(40), HIDDEN);

        var verdict = EditionProof.verdict(leaky, withLoose(certificate(leaky), certificate(overlapping)));

        assertThat(verdict.problems())
                .contains("o/served/2025: the tables do not keep to 2025/all by track_key, though its cells do not"
                        + " contradict it.");
    }

    @Test
    void a_changed_cell_a_changed_table_and_a_missing_part_are_found() {
        var release = counts(shown(75), shown(40), HIDDEN, HIDDEN);
        var certificate = certificate(release);

        assertThat(EditionProof.verdict(counts(shown(75), shown(41), HIDDEN, HIDDEN), certificate)
                        .problems())
                .isNotEmpty();
        assertThat(EditionProof.verdict(counts(shown(75), HIDDEN, HIDDEN, HIDDEN), certificate)
                        .problems())
                .isNotEmpty();
        assertThat(EditionProof.verdict(release, changed(certificate)).problems())
                .contains("o/served/2025: Table 1 does not agree with published row 1.");
        assertThat(EditionProof.verdict(release, new CertificateFile("", Map.of(), List.of()))
                        .problems())
                .containsExactly("The certificate does not know the cells of o/served/2025.");
    }

    @Test
    void reads_back_what_it_writes() {
        var release = counts(shown(75), shown(40), HIDDEN, HIDDEN);
        var certificate = certificate(release);

        var read = CertificateFile.read("certificate.json", certificate.text());

        assertThat(read.text()).isEqualTo(certificate.text());
        assertThat(EditionProof.verdict(release, read)).isEqualTo(EditionProof.verdict(release, certificate));
    }

    private static CertificateFile changed(CertificateFile certificate) {
        var part = certificate.parts().get(0);
        var tables = part.tables().stream().map(long[]::clone).toList();
        tables.get(0)[0]++;
        return new CertificateFile(
                "",
                Map.of(),
                List.of(new CertificateFile.Part(
                        part.name(), part.minimum(), part.width(), part.loose(), part.numbers(), tables)));
    }

    private static CertificateFile withLoose(CertificateFile certificate, CertificateFile other) {
        var part = certificate.parts().get(0);
        var loose = other.parts().get(0).loose();
        return new CertificateFile(
                "",
                Map.of(),
                List.of(new CertificateFile.Part(
                        part.name(), part.minimum(), part.width(), loose, part.numbers(), part.tables())));
    }

    private static CertificateFile certificate(Release release) {
        return EditionProof.of(release, publication -> policy());
    }

    private static DisclosurePolicy policy() {
        var text = Shelf.open("lastmile/policies", ".yaml", Optional.empty()).text("disclosure.yaml");
        return DisclosurePolicy.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "nces");
    }

    private static CellValue shown(long count) {
        return new CellValue.Shown(count, null);
    }

    private static CellValue share(long count, long of) {
        return new CellValue.Shown(count, Shares.of(count, of));
    }

    private static CellValue band(int low, int high, String people) {
        return new CellValue.Banded(BigDecimal.valueOf(low), BigDecimal.valueOf(high), people);
    }

    private static Release overlapping(CellValue total, CellValue... levels) {
        return release("count", false, total, levels);
    }

    private static Release counts(CellValue total, CellValue... levels) {
        return release("count", true, total, levels);
    }

    private static Release rates(CellValue total, CellValue... levels) {
        return release("share", true, total, levels);
    }

    private static Release release(String statistic, boolean isAdditive, CellValue total, CellValue... levels) {
        var year = Period.of("2025");
        var cells = new java.util.ArrayList<Cell>();
        cells.add(new Cell(CellId.total("o", "served", year), total, ""));
        IntStream.range(0, levels.length)
                .forEach(i -> cells.add(new Cell(
                        new CellId("o", "served", year, "track_key", String.valueOf((char) ('a' + i))),
                        levels[i],
                        "")));
        var card = new IndicatorCard(
                "served",
                "Served",
                "?",
                statistic,
                "learners",
                isAdditive,
                "0 days",
                "quarter_on",
                "true",
                "",
                "us",
                "none",
                1);
        var edition = new Edition(
                "2026Q1-1",
                Period.of("2026Q1"),
                "County",
                LocalDate.of(2026, 4, 1),
                "nces",
                10,
                Map.of(),
                List.of(),
                Map.of(),
                Map.of());
        return new Release(edition, List.of(card), cells);
    }
}
