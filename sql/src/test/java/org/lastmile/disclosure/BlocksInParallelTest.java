package org.lastmile.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.lastmile.bench.LinkedTables;

class BlocksInParallelTest {
    private static final List<Integer> SIZES = List.of(420, 140, 260, 300);

    @Test
    void blocks_that_are_decided_at_the_same_time_come_out_as_one_after_the_other()
            throws ExecutionException, InterruptedException {
        var together = SIZES.parallelStream().map(BlocksInParallelTest::decide).toList();

        // One processor only.
        var one = new ForkJoinPool(1);
        var apart = one.submit(
                        () -> SIZES.stream().map(BlocksInParallelTest::decide).toList())
                .get();
        one.shutdown();

        assertThat(together).isEqualTo(apart);
    }

    /** Decisions, and the tables of the certificate. */
    private static String decide(int cells) {
        var result = Gate.decide(LinkedTables.block(cells), Policies.standard());
        var tables =
                result.certificate().tables().stream().map(Arrays::toString).toList();
        return result.decisions() + " " + tables;
    }
}
