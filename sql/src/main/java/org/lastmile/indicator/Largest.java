package org.lastmile.indicator;

import java.util.List;

/** SQL for what the two learners of a class with the most have, of units or of a sum; adds up over buckets. */
record Largest(String amount) {
    String first() {
        return amount + "_largest";
    }

    /** 0 when the class has one learner. */
    String second() {
        return amount + "_second";
    }

    /** From the row of the only learner, {@code unit}. */
    List<String> ofOne() {
        return List.of("unit.%s as %s".formatted(amount, first()), "0::bigint as " + second());
    }

    /** From one row per learner, {@code unit}. */
    List<String> ofLearners() {
        return List.of(
                "max(unit.%s)::bigint as %s".formatted(amount, first()),
                "coalesce(max(unit.%s, 2)[2], 0)::bigint as %s".formatted(amount, second()));
    }

    /** From one row per bucket: the second of all is the second of the first ones, or of some bucket. */
    List<String> ofBuckets() {
        return List.of(
                "max(%1$s)::bigint as %1$s".formatted(first()),
                "greatest(max(%2$s), coalesce(max(%1$s, 2)[2], 0))::bigint as %2$s".formatted(first(), second()));
    }
}
