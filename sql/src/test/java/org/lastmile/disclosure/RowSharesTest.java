package org.lastmile.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.lastmile.contract.RowPolicy;
import org.lastmile.disclosure.DeliveryRows.Rows;
import org.lastmile.disclosure.RowShares.PctRange;

/**
 * Attacks on what is told of rows. Each shows first what exact counts, or exact shares, would give away, and then how many
 * numbers stay possible for somebody who knows every row but those of one partner in one delivery.
 */
class RowSharesTest {
    private static final RowPolicy ROWS = new RowPolicy(10, List.of(0, 1, 2, 3, 5, 10, 20, 30, 50, 100));
    private static final RowShares SHARES = new RowShares(Policies.withMinimum(10), ROWS);
    private static final int STEP = 100;

    @Test
    void tells_a_range_that_holds_the_share() {
        assertThat(range(delivery(new Rows(40_000, 0)))).contains(new PctRange(0, 1));
        assertThat(range(delivery(new Rows(40_000, 1_500)))).contains(new PctRange(3, 5));
        assertThat(range(delivery(new Rows(40_000, 39_990)))).contains(new PctRange(50, 100));
    }

    @Test
    void says_nothing_of_few_rows() {
        assertThat(SHARES.share(List.of(delivery(new Rows(199, 120)))))
                .isEqualTo(new RowShares.Told(0, Optional.empty()));
        assertThat(SHARES.share(List.of())).isEqualTo(new RowShares.Told(0, Optional.empty()));
    }

    @Test
    void two_editions_one_delivery_apart() {
        var before = delivery(new Rows(10_000, 120));
        LongFunction<Object> after = bad -> SHARES.share(List.of(before, delivery(new Rows(3_000, bad))));

        // With counts the second edition less the first is the delivery: 131 rows set aside less 120 are 11.
        assertThat(possible(bad -> 120 + bad, 11, 3_000)).isEqualTo(1);
        assertThat(fewest(after, 3_000)).isGreaterThanOrEqualTo(STEP);
    }

    @Test
    void a_partner_who_knows_its_own_rows() {
        var own = new Rows(20_000, 395);
        LongFunction<Object> told = bad -> SHARES.share(List.of(delivery(own, new Rows(4_000, bad))));

        // A range of all rows alone does not help: with 395 rows of one's own, "fewer than 400" leaves 0 to 4 of
        // others.
        LongFunction<Object> ranged = bad -> (own.met() + bad) / 400;
        assertThat(possible(ranged, 3, 4_000)).isEqualTo(5);
        assertThat(fewest(told, 4_000)).isGreaterThanOrEqualTo(STEP);
    }

    @Test
    void a_source_with_a_single_partner() {
        LongFunction<Object> told = bad -> SHARES.share(List.of(delivery(new Rows(600, bad))));

        // A share with one decimal and 600 rows, known from elsewhere, is a count.
        assertThat(possible(bad -> Math.round(bad / 0.6), 7, 600)).isEqualTo(1);
        assertThat(fewest(told, 600)).isGreaterThanOrEqualTo(STEP);
    }

    @Test
    void one_row_that_comes_alone_moves_nothing() {
        // 100 of 10,000 rows are at the edge between two ranges; one more delivery with a single row, and it is over.
        LongFunction<Object> shareOfAll = bad -> ROWS.stepsPct().stream()
                .filter(pct -> pct * 10_001 >= 100 * (100 + bad))
                .findFirst()
                .orElseThrow();
        assertThat(shareOfAll.apply(0)).isNotEqualTo(shareOfAll.apply(1));

        var before = List.of(delivery(new Rows(10_000, 100)));
        for (var bad = 0; bad <= 1; bad++) {
            var after = List.of(before.get(0), delivery(new Rows(1, bad)));
            assertThat(SHARES.share(after)).isEqualTo(SHARES.share(before));
        }
    }

    @Test
    void rows_of_nobody_do_not_show_that_they_are_there() {
        LongFunction<Object> told =
                bad -> SHARES.share(List.of(new DeliveryRows(List.of(new Rows(5_000, 60)), new Rows(bad, bad))));

        assertThat(possible(told, 0, 1_000)).isGreaterThanOrEqualTo(STEP);
    }

    @Test
    void a_rule_is_named_for_a_whole_class_of_rows_only() {
        LongFunction<Object> named = bad -> SHARES.isOften(delivery(new Rows(3_000, bad)));

        assertThat(named.apply(99)).isEqualTo(false);
        assertThat(named.apply(100)).isEqualTo(true);
        assertThat(fewest(named, 3_000)).isGreaterThanOrEqualTo(STEP);
        assertThat(SHARES.isOften(delivery(new Rows(199, 199)))).isFalse();
        // Two partners with half a class each are no class.
        assertThat(SHARES.isOften(delivery(new Rows(3_000, 60), new Rows(3_000, 60))))
                .isFalse();
    }

    @Test
    void whatever_else_is_known_a_whole_class_of_numbers_stays_possible() {
        var random = new SplittableRandom(42);

        for (var i = 0; i < 200; i++) {
            var others = others(random);
            var read = random.nextInt(1, 2_000);
            LongFunction<Object> bySetAside = bad -> told(others, new Rows(read, bad));
            LongFunction<Object> byRead = rows -> told(others, new Rows(rows, 0));

            assertThat(fewest(bySetAside, read)).isGreaterThanOrEqualTo(Math.min(STEP, read + 1));
            // Of the longest deliveries only the beginning of their class is looked at.
            assertThat(possible(byRead, read, read + 2 * STEP)).isGreaterThanOrEqualTo(STEP);
        }
    }

    @Test
    void the_true_share_of_the_counted_rows_lies_in_the_range() {
        var random = new SplittableRandom(43);

        for (var i = 0; i < 500; i++) {
            var partners = rows(random);
            var counted =
                    partners.stream().filter(rows -> rows.read() >= 2 * STEP).toList();
            var nobody = new Rows(random.nextInt(50), 0);
            var read = nobody.read() + counted.stream().mapToLong(Rows::read).sum();
            var bad = counted.stream().mapToLong(Rows::met).sum();

            SHARES.share(List.of(new DeliveryRows(partners, nobody))).range().ifPresent(range -> assertThat(
                            100.0 * bad / read)
                    .isBetween((double) range.low(), (double) range.high()));
        }
    }

    private static Object told(List<Rows> others, Rows rows) {
        var partners = new ArrayList<>(others);
        partners.add(rows);
        var delivery = List.of(delivery(partners.toArray(Rows[]::new)));
        return List.of(SHARES.share(delivery), SHARES.isOften(delivery.get(0)));
    }

    private static List<Rows> others(SplittableRandom random) {
        return random.nextBoolean() ? rows(random) : List.of();
    }

    private static List<Rows> rows(SplittableRandom random) {
        var rows = new ArrayList<Rows>();

        for (var i = random.nextInt(1, 4); i > 0; i--) {
            var read = random.nextInt(1, 6_000);
            rows.add(new Rows(read, random.nextInt(read + 1) / random.nextInt(1, 40)));
        }

        return rows;
    }

    private static DeliveryRows delivery(Rows... partners) {
        return new DeliveryRows(List.of(partners), Rows.NONE);
    }

    private static Optional<PctRange> range(DeliveryRows delivery) {
        return SHARES.share(List.of(delivery)).range();
    }

    /** How many numbers from 0 to the most would have been told like the true one. */
    private static long possible(LongFunction<?> told, long truth, long most) {
        var said = told.apply(truth);
        return LongStream.rangeClosed(0, most)
                .filter(number -> told.apply(number).equals(said))
                .count();
    }

    /** The fewest numbers that are told alike, whatever the truth is. */
    private static long fewest(LongFunction<?> told, long most) {
        Map<Object, Long> alike = new HashMap<>();
        LongStream.rangeClosed(0, most).forEach(number -> alike.merge(told.apply(number), 1L, Long::sum));
        return alike.values().stream().min(Long::compare).orElseThrow();
    }
}
