package org.lastmile.disclosure.round;

import java.util.List;
import org.lastmile.disclosure.Candidate;

/** What came out of the search for every sum. */
final class Figures {
    private final Sums sums;
    private final State state;
    private final long[] people;
    private final long[] moved;

    Figures(Sums sums, List<PersonClass> classes, State state) {
        this.sums = sums;
        this.state = state;
        people = new long[sums.size()];
        moved = new long[sums.size()];
        for (var i = 0; i < classes.size(); i++) {
            for (var sum : classes.get(i).sums()) {
                people[sum] += classes.get(i).people();
                moved[sum] += state.moved(i);
            }
        }
    }

    /** The number to tell. */
    long told(int sum) {
        return sums.value(sum) + state.error(sum);
    }

    /** People behind a sum, each once, as they are told. */
    long movedPeople(int sum) {
        return moved[sum];
    }

    long truePeople(int sum) {
        return people[sum];
    }

    /** Whether people may have more or less than one unit each in it. */
    boolean isUnits(int sum) {
        return sums.value(sum) != people[sum];
    }

    /** Whole units per person, at least 1, rounded up. */
    long unitsPerPerson(int sum) {
        return Math.max(1, (sums.value(sum) + people[sum] - 1) / Math.max(1, people[sum]));
    }

    /** The largest error of population, numerator and complement. */
    long error(Candidate candidate) {
        var population = state.error(sums.population(candidate));

        if (candidate.numerator() == null) {
            return Math.abs(population);
        }

        var numerator = state.error(sums.numerator(candidate));
        return Math.max(Math.abs(population), Math.max(Math.abs(numerator), Math.abs(population - numerator)));
    }

    /** A cell whose people were pinned, and who still had to be counted because of what was told before. */
    boolean isForced(Candidate candidate, long alone) {
        var population = sums.population(candidate);
        return people[population] <= alone && moved[population] > 0;
    }
}
