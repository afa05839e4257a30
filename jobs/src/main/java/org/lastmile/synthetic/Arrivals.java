package org.lastmile.synthetic;

/** How many learners enter in which quarter: more from quarter to quarter, fewer in summer. */
final class Arrivals {
    private static final double GROWTH_PER_QUARTER = 0.035;
    private static final double[] SEASON = {1.04, 1.0, 0.80, 1.03};

    private final int learners;
    /** Share of learners who have entered by the end of each quarter. */
    private final double[] entered = new double[Days.LAST_QUARTER + 1];

    Arrivals(Partnership partnership, int learners) {
        this.learners = learners;
        var sum = 0.0;
        for (var quarter = 0; quarter <= Days.LAST_QUARTER; quarter++) {
            if (quarter >= partnership.firstQuarter() && quarter <= partnership.lastQuarter()) {
                sum += (1 + GROWTH_PER_QUARTER * quarter) * SEASON[quarter % 4];
            }
            entered[quarter] = sum;
        }

        for (var quarter = 0; quarter <= Days.LAST_QUARTER; quarter++) {
            entered[quarter] /= sum;
        }
    }

    /** Quarter in which a learner first enters; learners are counted from 0 in the order of their entry. */
    int quarterOf(int learner) {
        var share = (learner + 0.5) / learners;
        var quarter = 0;
        while (quarter < Days.LAST_QUARTER && entered[quarter] < share) {
            quarter++;
        }
        return quarter;
    }

    /** Learners who first enter in a quarter; a quarter still to come is like the last one. */
    double expected(int quarter) {
        if (quarter == 0) {
            return entered[0] * learners;
        }

        var known = Math.min(quarter, Days.LAST_QUARTER);
        return (entered[known] - entered[known - 1]) * learners;
    }
}
