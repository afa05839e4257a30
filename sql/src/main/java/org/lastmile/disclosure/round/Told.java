package org.lastmile.disclosure.round;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lastmile.disclosure.Block;
import org.lastmile.disclosure.Candidate;
import org.lastmile.disclosure.Decision;

/** Turns moved classes into what may be said of each cell; looks at rounded numbers only. */
final class Told {
    private final Block block;
    private final Sums sums;
    private final State state;

    Told(Block block, Sums sums, State state) {
        this.block = block;
        this.sums = sums;
        this.state = state;
    }

    Map<String, Decision> decisions() {
        var decisions = new LinkedHashMap<String, Decision>();
        for (var candidate : block.candidates()) {
            decisions.put(candidate.id(), decision(candidate));
        }

        return decisions;
    }

    private Decision decision(Candidate candidate) {
        var population = sums.population(candidate);
        var of = told(population);

        if (candidate.numerator() == null) {
            return new Decision.Rounded(of, of, within());
        }

        var count = told(sums.numerator(candidate));
        return new Decision.Rounded(count, of, within());
    }

    private long told(int sum) {
        return sums.value(sum) + state.error(sum);
    }

    private long within() {
        return 0;
    }
}
