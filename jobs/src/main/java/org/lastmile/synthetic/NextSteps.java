package org.lastmile.synthetic;

import java.time.LocalDate;

/** What learners begin afterwards, and whether they were enrolled in college before. */
final class NextSteps {
    private static final String[] KINDS = {
        "continuing_education",
        "certificate",
        "credit",
        "credit_recognised",
        "job_placement_support",
        "work_based_learning",
        "hired"
    };

    private final Delivery delivery;
    private final Chance chance;

    NextSteps(Delivery delivery, Chance chance) {
        this.delivery = delivery;
        this.chance = chance;
    }

    void beforeEntry(Learner learner, String collegeKey, LocalDate enteredOn) {
        if (learner.wasEnrolled()) {
            write(learner, collegeKey, "prior_enrollment", enteredOn.minusDays(chance.between(15, 240)));
        }
    }

    /** Those who claimed their credential go on more often; few start later than half a year after it. */
    void afterAward(Learner learner, String collegeKey, Badges.Award award) {
        var soon = award.claimedOn().isPresent() ? 0.27 : 0.12;
        var share = soon * (1 + 0.3 * learner.drive()) * (learner.isOlder() ? 0.6 : 1.08);
        var from = award.claimedOn().orElse(award.offeredOn());
        if (chance.happens(share)) {
            begin(learner, collegeKey, from.plusDays(chance.between(4, 145)));
        } else if (chance.happens(0.08)) {
            begin(learner, collegeKey, from.plusDays(chance.between(190, 420)));
        }
    }

    void withoutAward(Learner learner, String collegeKey, LocalDate enteredOn) {
        if (chance.happens(0.03)) {
            begin(learner, collegeKey, enteredOn.plusDays(chance.between(30, 300)));
        }
    }

    void begin(Learner learner, String collegeKey, LocalDate startedOn) {
        write(learner, collegeKey, KINDS[chance.position(0.30, 0.14, 0.16, 0.06, 0.16, 0.07, 0.11)], startedOn);
    }

    private void write(Learner learner, String collegeKey, String kind, LocalDate startedOn) {
        if (!Days.isKnown(startedOn)) {
            return;
        }

        var isBoth = chance.happens(0.3);
        delivery.add(
                Table.NEXT_STEPS,
                collegeKey,
                learner.studentNumber(),
                learner.isStudent() && !isBoth ? "" : learner.email(),
                kind,
                startedOn.toString());
    }
}
