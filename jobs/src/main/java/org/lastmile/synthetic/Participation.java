package org.lastmile.synthetic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Registers a learner, lets them come or stay away, and says whether they pass at the end. */
final class Participation {
    private final Delivery delivery;
    private final Chance chance;

    Participation(Delivery delivery, Chance chance) {
        this.delivery = delivery;
        this.chance = chance;
    }

    /** One learner in one offering. A learner who returns to an open offering does not register again. */
    record Entry(Learner learner, Offering offering, LocalDate enteredOn, boolean isRegistered) {}

    /** Whether the learner came at all, and the day on which they passed, empty when they did not. */
    record Course(boolean isAttended, Optional<LocalDate> passedOn) {}

    Course take(Entry entry) {
        var sessions = entry.offering().sessionsFrom(entry.enteredOn());
        var visits = visits(entry.learner(), sessions.size());
        var withdrawnOn = withdrawnOn(entry, sessions, visits);
        register(entry, withdrawnOn);
        for (var position = 0; position < sessions.size(); position++) {
            var session = sessions.get(position);
            if (Days.isKnown(session.heldOn()) && visits.contains(position)) {
                attend(entry, session);
            } else if (isExpected(entry, session, withdrawnOn) && isNoShow(position, visits)) {
                write(entry, session, "", "no_show");
            }
        }
        return course(entry, sessions, visits);
    }

    /** Positions of the sessions that the learner comes to. */
    private List<Integer> visits(Learner learner, int sessions) {
        var drive = learner.drive();
        List<Integer> visits = new ArrayList<>();
        if (!chance.happens(0.82 + 0.06 * drive + (learner.isOlder() ? 0.06 : -0.01))) {
            return visits;
        }

        var first = chance.happens(0.88) ? 0 : 1;
        visits.add(first);
        if (!chance.happens(0.75 + 0.08 * drive + (learner.isOlder() ? 0.06 : -0.01))) {
            return visits;
        }

        var second = first + (chance.happens(0.82) ? 1 : 2);
        visits.add(second);
        for (var position = second + 1; position < sessions; position++) {
            if (chance.happens(0.86 + 0.08 * drive)) {
                visits.add(position);
            }
        }
        return visits;
    }

    /** Nobody is expected at an open offering, nor after they withdrew. */
    private static boolean isExpected(Entry entry, Offering.Session session, Optional<LocalDate> withdrawnOn) {
        var isBefore = withdrawnOn.map(session.heldOn()::isBefore).orElse(true);
        return isBefore && !entry.offering().track().isOpen() && Days.isKnown(session.heldOn());
    }

    private boolean isNoShow(int position, List<Integer> visits) {
        return visits.isEmpty() ? position == 0 && chance.happens(0.4) : chance.happens(0.06);
    }

    private void register(Entry entry, Optional<LocalDate> withdrawnOn) {
        if (!entry.isRegistered()) {
            return;
        }

        delivery.add(
                Table.REGISTRATIONS,
                entry.offering().partnerKey(),
                entry.offering().key(),
                entry.learner().cardNumber(),
                entry.enteredOn().toString(),
                withdrawnOn.filter(Days::isKnown).map(LocalDate::toString).orElse(""));
    }

    /** Those who never come, or come once, sometimes say that they leave. */
    private Optional<LocalDate> withdrawnOn(Entry entry, List<Offering.Session> sessions, List<Integer> visits) {
        if (visits.isEmpty() && chance.happens(0.3)) {
            return Optional.of(entry.enteredOn().plusDays(chance.between(0, 12)));
        }

        if (visits.size() == 1 && chance.happens(0.35)) {
            return Optional.of(sessions.get(visits.get(0)).heldOn().plusDays(chance.between(1, 20)));
        }
        return Optional.empty();
    }

    private void attend(Entry entry, Offering.Session session) {
        var hours = entry.offering().track().hours();
        var attended = chance.happens(0.12) ? hours - 0.5 : hours;
        // One clock in thirty does not work.
        write(entry, session, chance.happens(1 / 30.0) ? "" : Double.toString(attended), "attended");
    }

    private void write(Entry entry, Offering.Session session, String hours, String status) {
        delivery.add(
                Table.ATTENDANCE,
                entry.offering().partnerKey(),
                session.key(),
                entry.learner().cardNumber(),
                session.heldOn().toString(),
                hours,
                status);
    }

    /** Passing takes three sessions of five, and the work that is shown at the end. */
    private Course course(Entry entry, List<Offering.Session> sessions, List<Integer> visits) {
        var isAttended =
                !visits.isEmpty() && Days.isKnown(sessions.get(visits.get(0)).heldOn());
        var lastOn = sessions.get(sessions.size() - 1).heldOn();
        var isEnough = 5 * visits.size() >= 3 * sessions.size();
        var isPassed = chance.happens(0.76 + 0.06 * entry.learner().drive()) && isEnough && Days.isKnown(lastOn);
        return new Course(isAttended, isPassed ? Optional.of(lastOn) : Optional.empty());
    }
}
