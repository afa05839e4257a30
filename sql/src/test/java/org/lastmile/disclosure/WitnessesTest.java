package org.lastmile.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lastmile.disclosure.audit.Known;
import org.lastmile.disclosure.audit.Problem;
import org.lastmile.disclosure.audit.Secret;

/** Compares what tables show to somebody with what is seen by looking at each table for each secret. */
class WitnessesTest {
    private static final int UNKNOWNS = 5;
    private static final long WIDTH = 5;

    @Test
    void random_tables_show_what_each_of_them_shows_by_itself() {
        var random = new SplittableRandom(20_261_127L);
        var shown = 0;
        for (var world = 0; world < 4_000; world++) {
            var problem = new Problem(UNKNOWNS, List.of(), secrets(random));
            var tables = tables(random);
            var witnesses = new Witnesses(problem);
            tables.forEach(witnesses::add);
            var insider = insider(random);

            assertThat(witnesses.show(insider, WIDTH)).isEqualTo(isShown(problem, tables, insider));
            shown += witnesses.show(insider, WIDTH) ? 1 : 0;
        }

        assertThat(shown).isBetween(400, 3_600);
    }

    private static boolean isShown(Problem problem, List<long[]> tables, Insider insider) {
        var possible = tables.stream().filter(insider::isPossible).toList();
        return problem.secrets().stream().allMatch(secret -> {
            var sums = possible.stream().mapToLong(secret::sum).summaryStatistics();
            return !possible.isEmpty() && sums.getMax() - sums.getMin() >= WIDTH;
        });
    }

    private static List<Secret> secrets(SplittableRandom random) {
        var secrets = new ArrayList<Secret>();
        for (var i = 0; i <= random.nextInt(4); i++) {
            var unknowns = IntStream.range(0, UNKNOWNS)
                    .filter(unknown -> random.nextInt(3) > 0)
                    .toArray();
            secrets.add(new Secret("s" + i, unknowns.length == 0 ? new int[] {0} : unknowns, 10));
        }

        return secrets;
    }

    private static List<long[]> tables(SplittableRandom random) {
        var tables = new ArrayList<long[]>();
        for (var i = random.nextInt(30); i >= 0; i--) {
            tables.add(random.longs(UNKNOWNS, 0, 5).toArray());
        }

        return tables;
    }

    private static Insider insider(SplittableRandom random) {
        var own = IntStream.range(0, UNKNOWNS)
                .filter(unknown -> random.nextInt(4) == 0)
                .mapToObj(unknown -> Known.between(new int[] {unknown}, random.nextLong(1, 4), Known.UNLIMITED))
                .toList();
        return new Insider(new BitSet(), true, own);
    }
}
