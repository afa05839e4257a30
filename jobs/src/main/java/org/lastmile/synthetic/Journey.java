package org.lastmile.synthetic;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The way of one learner: a first entry, what follows from it, and sometimes further entries. */
final class Journey {
    /** A quarter between two entries keeps the sessions of both apart, also those of one open offering. */
    private static final int SHORTEST_PAUSE_QUARTERS = 2;

    private static final int LONGEST_PAUSE_QUARTERS = 4;

    private final Partnership partnership;
    private final Schedule schedule;
    private final Chance chance;
    private final Intake intake;
    private final Participation participation;
    private final Badges badges;
    private final NextSteps nextSteps;

    Journey(Partnership partnership, Schedule schedule, Delivery delivery, Chance chance) {
        this.partnership = partnership;
        this.schedule = schedule;
        this.chance = chance;
        intake = new Intake(delivery, chance);
        participation = new Participation(delivery, chance);
        badges = new Badges(delivery, chance);
        nextSteps = new NextSteps(delivery, chance);
    }

    private record Stop(int track, int library, int quarter, boolean isRegistered) {}

    /** Whether the learner came, and the first credential so far, empty when there is none. */
    private record Outcome(boolean isAttended, boolean isAwarded) {}

    void run(Learner learner, int quarter) {
        var library = chance.between(0, partnership.libraryKeys().size() - 1);
        var stop = new Stop(drawTrack(), library, quarter, true);
        var entry = entry(learner, stop);
        var collegeKey = collegeKey(stop);
        intake.atFirstEntry(learner, entry.offering().partnerKey(), entry.enteredOn());
        nextSteps.beforeEntry(learner, collegeKey, entry.enteredOn());
        var outcome = finish(entry, false);
        if (!outcome.isAwarded() && outcome.isAttended()) {
            nextSteps.withoutAward(learner, collegeKey, entry.enteredOn());
        }

        if (chance.happens(outcome.isAttended() ? 0.22 : 0.12)) {
            again(learner, stop, outcome);
        }
    }

    /** A way that is told to its end, for a learner whose later deeds fall on the cut-off. */
    void runOnce(Learner learner, int quarter) {
        var entry = entry(learner, new Stop(0, 0, quarter, true));
        intake.atFirstEntry(learner, entry.offering().partnerKey(), entry.enteredOn());
        participation.take(entry);
    }

    private void again(Learner learner, Stop before, Outcome outcome) {
        var quarter = before.quarter() + chance.between(SHORTEST_PAUSE_QUARTERS, LONGEST_PAUSE_QUARTERS);
        if (quarter > Days.LAST_QUARTER) {
            return;
        }

        // Nobody takes a track again whose credential they have.
        var isSameTrack = !outcome.isAwarded() && chance.happens(0.45);
        var track = isSameTrack
                ? before.track()
                : (before.track() + 1) % partnership.tracks().size();
        var isReturn = isSameTrack && partnership.tracks().get(track).isOpen();
        var stop = new Stop(track, before.library(), quarter, !isReturn);
        var entry = entry(learner, stop);
        intake.atLaterEntry(learner, entry.offering().partnerKey(), entry.enteredOn());
        finish(entry, outcome.isAwarded());
    }

    private Outcome finish(Participation.Entry entry, boolean isAwardedBefore) {
        var learner = entry.learner();
        var badge = entry.offering().track().badge();
        var course = participation.take(entry);
        Optional<Badges.Award> award = course.passedOn().flatMap(passedOn -> badges.award(learner, badge, passedOn));
        if (award.isPresent() && !isAwardedBefore) {
            nextSteps.afterAward(learner, badge.collegeKey(), award.get());
        }
        return new Outcome(course.isAttended(), award.isPresent());
    }

    private Participation.Entry entry(Learner learner, Stop stop) {
        var offering = schedule.draw(stop.track(), stop.library(), stop.quarter(), chance);
        return new Participation.Entry(learner, offering, enteredOn(offering, stop.quarter()), stop.isRegistered());
    }

    /** Up to three weeks before a fixed offering starts, but in its quarter; any day of the quarter for an open one. */
    private LocalDate enteredOn(Offering offering, int quarter) {
        var first = Days.quarterStart(quarter);
        if (offering.track().isOpen()) {
            var days = (int) ChronoUnit.DAYS.between(first, Days.quarterEnd(quarter));
            return first.plusDays(chance.between(0, days));
        }

        var lead = (int) Math.min(21, ChronoUnit.DAYS.between(first, offering.startsOn()));
        return offering.startsOn().minusDays(chance.between(0, lead));
    }

    private int drawTrack() {
        var shares = new double[partnership.tracks().size()];
        for (var track = 0; track < shares.length; track++) {
            shares[track] = partnership.tracks().get(track).share();
        }
        return chance.position(shares);
    }

    private String collegeKey(Stop stop) {
        return partnership.tracks().get(stop.track()).badge().collegeKey();
    }
}
