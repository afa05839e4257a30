package org.lastmile.synthetic;

import java.time.DayOfWeek;
import java.time.temporal.TemporalAdjusters;

/** The offerings of a partnership, computed when asked for and never kept: as many parallel sections as learners need. */
final class Schedule {
    private static final int LEARNERS_PER_SECTION = 18;
    private static final int SEATS = 40;
    private static final int LEARNERS_PER_LAB = 3_000;
    private static final String[] MODES = {"in_person", "in_person", "in_person", "hybrid", "online"};

    private final Partnership partnership;
    private final Arrivals arrivals;
    private final int learners;

    Schedule(Partnership partnership, Arrivals arrivals, int learners) {
        this.partnership = partnership;
        this.arrivals = arrivals;
        this.learners = learners;
    }

    /** A section of the track for one more learner. */
    Offering draw(int track, int library, int quarter, Chance chance) {
        var section = chance.between(0, sections(track, quarter) - 1);
        return partnership.tracks().get(track).isOpen()
                ? lab(track, library, section)
                : course(track, library, quarter, section);
    }

    /** The open offering at the first library that is held on Wednesdays, the weekday of the cut-off. */
    Offering wednesdayLab() {
        return lab(partnership.tracks().size() - 1, 0, 0);
    }

    /** An offering of the first track that starts after the cut-off. */
    Offering nextCourse() {
        return course(0, 0, Days.PLANNED_QUARTER, 0);
    }

    void write(Delivery delivery) {
        for (var track = 0; track < partnership.tracks().size(); track++) {
            var isOpen = partnership.tracks().get(track).isOpen();
            // An open offering runs through all quarters and is written once.
            var last = isOpen ? partnership.firstQuarter() : Days.PLANNED_QUARTER;
            for (var quarter = partnership.firstQuarter(); quarter <= last; quarter++) {
                writeQuarter(delivery, track, quarter);
            }
        }
    }

    private void writeQuarter(Delivery delivery, int track, int quarter) {
        for (var library = 0; library < partnership.libraryKeys().size(); library++) {
            for (var section = 0; section < sections(track, quarter); section++) {
                write(
                        delivery,
                        partnership.tracks().get(track).isOpen()
                                ? lab(track, library, section)
                                : course(track, library, quarter, section));
            }
        }
    }

    private static void write(Delivery delivery, Offering offering) {
        delivery.add(
                Table.OFFERINGS,
                offering.key(),
                offering.track().key(),
                offering.partnerKey(),
                offering.startsOn().toString(),
                offering.endsOn(),
                offering.track().isOpen() ? "" : Integer.toString(SEATS),
                offering.mode());
        for (var position = 0; position < offering.sessionCount(); position++) {
            var session = offering.session(position);
            delivery.add(
                    Table.SESSIONS,
                    session.key(),
                    offering.key(),
                    session.heldOn().toString());
        }
    }

    private int sections(int track, int quarter) {
        var libraries = partnership.libraryKeys().size();
        var isOpen = partnership.tracks().get(track).isOpen();
        // Later entries of the same learners fill about a quarter more seats.
        var entries = arrivals.expected(quarter)
                * 1.25
                * partnership.tracks().get(track).share();
        var needed = isOpen ? (double) learners / LEARNERS_PER_LAB : entries / LEARNERS_PER_SECTION;
        return Math.max(1, (int) Math.ceil(needed / libraries));
    }

    private Offering course(int track, int library, int quarter, int section) {
        var spread = Chance.mix(track + 10L * (library + 10L * (quarter + 100L * section)));
        var week = Math.floorMod(spread, 4);
        var day = Math.floorMod(spread >>> 8, 5);
        var monday = Days.quarterStart(quarter).plusDays(3).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        var startsOn = monday.plusWeeks(week).plusDays(day);
        var year = startsOn.getYear() + "q" + (1 + quarter % 4);
        var mode = MODES[Math.floorMod(spread >>> 16, MODES.length)];
        return new Offering(
                key(track, library) + year + "-" + (section + 1),
                partnership.tracks().get(track),
                partnership.libraryKeys().get(library),
                startsOn,
                mode);
    }

    private Offering lab(int track, int library, int section) {
        var monday = Days.quarterStart(partnership.firstQuarter()).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        var startsOn = monday.plusDays((DayOfWeek.WEDNESDAY.getValue() - 1 + library + section) % 5);
        return new Offering(
                key(track, library) + (section + 1),
                partnership.tracks().get(track),
                partnership.libraryKeys().get(library),
                startsOn,
                "in_person");
    }

    private String key(int track, int library) {
        return partnership.tracks().get(track).key() + "-"
                + partnership.libraryKeys().get(library) + "-";
    }
}
