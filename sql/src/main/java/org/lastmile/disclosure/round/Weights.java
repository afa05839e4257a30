package org.lastmile.disclosure.round;

import java.util.List;
import org.lastmile.disclosure.Block;

/** How much the search cares about each sum: headlines most; units as much as the people who own them. */
final class Weights {
    private static final double HEADLINE = 50;

    private final double[] weights;

    Weights(Block block, Sums sums, List<PersonClass> classes, Settings settings) {
        weights = new double[sums.size()];
        for (var candidate : block.candidates()) {
            var weight = settings.headline().test(candidate) ? HEADLINE : 1;
            raise(sums.population(candidate), weight);
            raise(sums.numerator(candidate), weight);
        }

        var people = new long[sums.size()];
        for (var one : classes) {
            for (var sum : one.sums()) {
                people[sum] += one.people();
            }
        }

        for (var sum = 0; sum < weights.length; sum++) {
            var perPerson = Math.max(1.0, (double) sums.value(sum) / Math.max(1, people[sum]));
            weights[sum] /= perPerson * perPerson;
        }
    }

    private void raise(int sum, double weight) {
        weights[sum] = Math.max(weights[sum], weight);
    }

    double[] all() {
        return weights;
    }
}
