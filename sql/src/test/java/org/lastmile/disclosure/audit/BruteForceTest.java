package org.lastmile.disclosure.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Small random linked tables against all tables of whole numbers, listed one by one. */
class BruteForceTest {
    private static final Limits EXACT = Limits.exact(Duration.ofSeconds(20));
    private static final Limits DECIDING = Limits.deciding(Duration.ofSeconds(20));
    private static final int TABLES = 1_000;

    @Test
    void intervals_are_those_of_all_tables_of_whole_numbers() {
        var random = new SplittableRandom(51);

        for (var i = 0; i < TABLES; i++) {
            var problem = problem(random);
            var tables = all(problem);

            var result = Audit.of(problem, EXACT);

            for (var secret = 0; secret < problem.secrets().size(); secret++) {
                var sums = tables.stream()
                        .mapToLong(problem.secrets().get(secret)::sum)
                        .summaryStatistics();
                assertThat(result.intervals().get(secret)).isEqualTo(new Interval(sums.getMin(), sums.getMax(), true));
            }
        }
    }

    @Test
    void a_secret_is_narrow_when_it_is_narrow_in_all_tables_and_a_certificate_of_the_others_holds() {
        var random = new SplittableRandom(52);

        for (var i = 0; i < TABLES; i++) {
            var problem = problem(random);
            var tables = all(problem);

            var result = Audit.of(problem, DECIDING);

            var narrow = IntStream.range(0, problem.secrets().size())
                    .filter(secret -> width(problem.secrets().get(secret), tables)
                            < problem.secrets().get(secret).width())
                    .boxed()
                    .toList();
            assertThat(result.narrow()).isEqualTo(narrow);
            var wide = problem.secrets().stream()
                    .filter(secret -> !narrow.contains(problem.secrets().indexOf(secret)))
                    .toList();
            var part = new Problem(problem.size(), problem.known(), wide);
            assertThat(CertificateCheck.problems(new Certificate(part, result.tables())))
                    .isEmpty();
        }
    }

    @Test
    void a_certificate_with_one_changed_number_is_refused() {
        var random = new SplittableRandom(53);
        var refused = 0;

        for (var i = 0; i < TABLES; i++) {
            var problem = problem(random);
            var result = Audit.of(problem, DECIDING);
            var tables =
                    new ArrayList<>(result.tables().stream().map(long[]::clone).toList());
            var table = tables.get(random.nextInt(tables.size()));
            table[random.nextInt(table.length)] += random.nextBoolean() ? 1 : -1;

            var problems = CertificateCheck.problems(
                    new Certificate(new Problem(problem.size(), problem.known(), List.of()), tables));

            // Each unknown is part of the published total.
            assertThat(problems).isNotEmpty();
            refused++;
        }

        assertThat(refused).isEqualTo(TABLES);
    }

    private static long width(Secret secret, List<long[]> tables) {
        var sums = tables.stream().mapToLong(secret::sum).summaryStatistics();
        return sums.getMax() - sums.getMin();
    }

    /** A total, random sums as numbers or ranges, one row with signs, and random secrets. */
    private static Problem problem(SplittableRandom random) {
        var size = 3 + random.nextInt(4);
        var truth = IntStream.range(0, size).mapToLong(i -> random.nextInt(4)).toArray();
        var known = new ArrayList<Known>();
        known.add(Known.number(
                IntStream.range(0, size).toArray(), Arrays.stream(truth).sum()));
        for (var i = 0; i < 2 + random.nextInt(4); i++) {
            var set = set(random, size);
            var sum = Arrays.stream(set).mapToLong(at -> truth[at]).sum();
            known.add(
                    random.nextInt(3) == 0
                            ? Known.between(set, Math.max(0, sum - random.nextInt(3)), sum + random.nextInt(3))
                            : Known.number(set, sum));
        }

        known.add(signed(random, truth));
        var secrets = new ArrayList<Secret>();
        for (var i = 0; i < 3; i++) {
            secrets.add(new Secret("secret " + i, set(random, size), 1 + random.nextInt(4)));
        }

        return new Problem(size, known, secrets);
    }

    private static Known signed(SplittableRandom random, long[] truth) {
        var unknowns = IntStream.range(0, truth.length).toArray();
        var coefficients = IntStream.range(0, truth.length)
                .map(i -> random.nextBoolean() ? 1 : -2)
                .toArray();
        var sum = IntStream.range(0, truth.length)
                .mapToLong(i -> coefficients[i] * truth[i])
                .sum();
        return new Known(unknowns, coefficients, sum - 3, sum + 2);
    }

    private static int[] set(SplittableRandom random, int size) {
        var set = IntStream.range(0, size).filter(i -> random.nextBoolean()).toArray();
        return set.length == 0 ? new int[] {random.nextInt(size)} : set;
    }

    private static List<long[]> all(Problem problem) {
        var total = problem.known().get(0).low();
        var tables = new ArrayList<long[]>();
        fill(new long[problem.size()], 0, total, problem, tables);
        return tables;
    }

    private static void fill(long[] table, int at, long left, Problem problem, List<long[]> tables) {
        if (at == table.length) {
            if (problem.known().stream().allMatch(row -> row.holds(row.sum(table)))) {
                tables.add(table.clone());
            }

            return;
        }

        for (var value = 0L; value <= left; value++) {
            table[at] = value;
            fill(table, at + 1, left - value, problem, tables);
        }

        table[at] = 0;
    }
}
