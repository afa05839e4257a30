package org.lastmile.synthetic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.lastmile.contract.WarehouseException;

/**
 * Invents a partnership and its deliveries, for demonstrations and tests.
 * Nobody in it exists: card numbers, addresses and student numbers are made up, and names never appear.
 */
public final class Synthetic {
    private static final int FEWEST_LEARNERS = 10;
    /** Quarter in which the learners of the cut-off first enter, long before it, and in every preset. */
    private static final int QUARTER_OF_KNOWN_LEARNERS = 5;

    private final int learners;
    private final long seed;
    private final Arrivals arrivals;
    private final Partnership partnership;
    private final Schedule schedule;
    private final Delivery delivery;

    private Synthetic(Partnership partnership, int learners, long seed, Delivery delivery) {
        this.learners = learners;
        this.seed = seed;
        this.partnership = partnership;
        this.delivery = delivery;
        arrivals = new Arrivals(partnership, learners);
        schedule = new Schedule(partnership, arrivals, learners);
    }

    /**
     * Writes nine CSV files that follow our own source contracts, from 2024-01-01 (pilot: 2025-01-01) to 2026-09-30.
     * The same preset, learners and seed give the same bytes on any machine; memory does not grow with learners.
     *
     * @throws WarehouseException when there are too few learners, or the folder cannot be written; no file is left then
     */
    public static SyntheticReport write(Preset preset, int learners, long seed, Path folder) {
        check(learners);

        try {
            return fill(Delivery.open(folder), preset, learners, seed);
        } catch (IOException problem) {
            throw new WarehouseException(
                    "%s: the synthetic delivery cannot be written (%s); choose a folder that is writable and has room."
                            .formatted(folder, problem.getMessage()),
                    problem);
        }
    }

    /** @throws WarehouseException if a partnership cannot have so few learners */
    public static void check(int learners) {
        if (learners < FEWEST_LEARNERS) {
            throw new WarehouseException(
                    "synthetic partnership: learners must be >= %s. Provided value: %s; ask for more learners."
                            .formatted(FEWEST_LEARNERS, learners));
        }
    }

    private static SyntheticReport fill(Delivery delivery, Preset preset, int learners, long seed) throws IOException {
        try (delivery) {
            new Synthetic(Partnership.of(preset), learners, seed, delivery).write();
            return delivery.report(learners);
        } catch (UncheckedIOException problem) {
            delivery.discard();
            throw problem.getCause();
        } catch (IOException problem) {
            delivery.discard();
            throw problem;
        }
    }

    private void write() {
        writePartners();
        writeTracks();
        schedule.write(delivery);
        for (var number = 0; number < learners - 2; number++) {
            var chance = Chance.of(seed, number);
            journey(chance).run(Learner.of(number, chance), arrivals.quarterOf(number));
        }

        writeLastDay();
    }

    private void writeLastDay() {
        var lastDay = new LastDay(schedule, delivery);
        var chance = Chance.of(seed, learners - 2);
        var beginner = Learner.of(learners - 2, chance).wellKnown();
        journey(chance).runOnce(beginner, QUARTER_OF_KNOWN_LEARNERS);
        lastDay.beginNextStep(beginner, chance);

        chance = Chance.of(seed, learners - 1);
        var finisher = Learner.of(learners - 1, chance).wellKnown();
        journey(chance).runOnce(finisher, QUARTER_OF_KNOWN_LEARNERS);
        lastDay.finishAtLab(finisher, chance);
    }

    private Journey journey(Chance chance) {
        return new Journey(partnership, schedule, delivery, chance);
    }

    private void writePartners() {
        for (var partner : partnership.partners()) {
            delivery.add(
                    Table.PARTNERS,
                    partner.key(),
                    partner.name(),
                    partner.kind(),
                    partner.parentKey(),
                    "",
                    "",
                    "WA",
                    "America/Los_Angeles",
                    Days.HISTORY_START.toString(),
                    "");
        }
    }

    private void writeTracks() {
        for (var track : partnership.tracks()) {
            delivery.add(
                    Table.TRACKS,
                    track.key(),
                    track.title(),
                    track.isOpen() ? "open" : "fixed",
                    track.isOpen() ? "" : Integer.toString(track.sessions()),
                    track.badge().key(),
                    track.badge().title(),
                    "competency",
                    Days.HISTORY_START.toString(),
                    "");
        }
    }
}
