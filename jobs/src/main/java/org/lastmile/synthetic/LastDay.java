package org.lastmile.synthetic;

import java.time.LocalDate;
import java.util.List;

/**
 * What happens on the cut-off itself. Coverage is the newest event of a source, so each source needs one on that day,
 * however few learners there are: one learner finishes at the lab and registers for the next course, one begins a next step.
 */
final class LastDay {
    private static final List<LocalDate> VISITS = List.of(
            LocalDate.of(2026, 8, 26),
            LocalDate.of(2026, 9, 2),
            LocalDate.of(2026, 9, 9),
            LocalDate.of(2026, 9, 23),
            Days.CUT_OFF);

    private final Schedule schedule;
    private final Delivery delivery;

    LastDay(Schedule schedule, Delivery delivery) {
        this.schedule = schedule;
        this.delivery = delivery;
    }

    void finishAtLab(Learner learner, Chance chance) {
        var lab = schedule.wednesdayLab();
        register(learner, lab, VISITS.get(0));
        for (var visitedOn : VISITS) {
            attend(learner, lab, visitedOn);
        }

        new Badges(delivery, chance).awardAtOnce(learner, lab.track().badge(), Days.CUT_OFF);
        register(learner, schedule.nextCourse(), Days.CUT_OFF);
    }

    void beginNextStep(Learner learner, Chance chance) {
        var collegeKey = schedule.nextCourse().track().badge().collegeKey();
        new NextSteps(delivery, chance).begin(learner, collegeKey, Days.CUT_OFF);
    }

    private void register(Learner learner, Offering offering, LocalDate registeredOn) {
        delivery.add(
                Table.REGISTRATIONS,
                offering.partnerKey(),
                offering.key(),
                learner.cardNumber(),
                registeredOn.toString(),
                "");
    }

    private void attend(Learner learner, Offering lab, LocalDate visitedOn) {
        var session = lab.sessionsFrom(visitedOn).get(0);
        delivery.add(
                Table.ATTENDANCE,
                lab.partnerKey(),
                session.key(),
                learner.cardNumber(),
                session.heldOn().toString(),
                Double.toString(lab.track().hours()),
                "attended");
    }
}
