package org.lastmile.synthetic;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/** One offering of a track at one library, with a session every week from its first day. */
record Offering(String key, Partnership.Track track, String partnerKey, LocalDate startsOn, String mode) {

    record Session(String key, LocalDate heldOn) {}

    /** Session by its position, from 0. */
    Session session(int position) {
        var number = Integer.toString(position + 1);
        return new Session(
                key + "-s" + "0".repeat(Math.max(0, 3 - number.length())) + number, startsOn.plusWeeks(position));
    }

    /** Blank for an open offering. */
    String endsOn() {
        return track.isOpen() ? "" : startsOn.plusWeeks(track.sessions() - 1L).toString();
    }

    /** The sessions that lie before a learner who enters on that day: all of a fixed track, the next ones of an open one. */
    List<Session> sessionsFrom(LocalDate enteredOn) {
        var first = 0;
        if (track.isOpen() && enteredOn.isAfter(startsOn)) {
            first = (int) ((ChronoUnit.DAYS.between(startsOn, enteredOn) + 6) / 7);
        }
        return IntStream.range(first, first + track.sessions())
                .mapToObj(this::session)
                .toList();
    }

    /** Number of sessions known or planned. */
    int sessionCount() {
        if (!track.isOpen()) {
            return track.sessions();
        }
        return 1 + (int) ChronoUnit.WEEKS.between(startsOn, Days.quarterEnd(Days.PLANNED_QUARTER));
    }
}
