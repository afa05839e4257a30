package org.lastmile.measure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.lastmile.release.Period;
import org.lastmile.release.Release;

/**
 * An invented partnership through six quarters, and what it knew at the end of each: people and credentials that come
 * late, a consent that is withdrawn, two cards that turn out to be one person, an erasure, and a correction.
 */
final class SixQuarters {
    private static final List<Period> QUARTERS = List.of(
            Period.of("2025Q1"),
            Period.of("2025Q2"),
            Period.of("2025Q3"),
            Period.of("2025Q4"),
            Period.of("2026Q1"),
            Period.of("2026Q2"));
    private static final List<String> PARTNERS = List.of("north", "south", "west");
    private static final List<String> GENDERS = List.of("woman", "man", "not stated", "nonbinary");
    private static final int NEW_VISITORS = 110;
    private static final int NEW_OFFERS = 70;
    private static final int CORRECTED = 5;

    private final RandomGenerator random;
    private final Map<Integer, Learner> all = new TreeMap<>();
    private final Map<Integer, Integer> knownFrom = new TreeMap<>();
    private final Map<Integer, Integer> goneFrom = new TreeMap<>();
    private final List<Map<Integer, Learner>> states = new ArrayList<>();

    SixQuarters(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (var quarter = 0; quarter < QUARTERS.size(); quarter++) {
            come(quarter);
        }

        var withdrawn = visitor("2025Q1", "2025Q2");
        var erased = visitor("2025Q4", "2026Q1");
        var card = visitor("2025Q1");
        var otherCard = visitor("2025Q3");
        late(1, 2, "north", "woman", "2025Q1");
        late(1, 1, "north", "man", "2025Q1");
        late(3, 14, "south", "woman", "2025Q2");
        late(CORRECTED, 12, "north", "man", "2026Q1");
        goneFrom.put(withdrawn, 2);
        goneFrom.put(otherCard, 3);
        goneFrom.put(erased, 4);
        for (var offer = 0; offer < 3; offer++) {
            knownFrom.put(add(Learner.offered(all.size(), "south", "woman", "2025Q1", offer > 0)), 2);
        }

        for (var time = 0; time < QUARTERS.size(); time++) {
            states.add(state(time, card, otherCard));
        }
    }

    /** What is known at the end of each quarter, by person. */
    List<Map<Integer, Learner>> states() {
        return List.copyOf(states);
    }

    /** Releases one edition after the other. */
    List<Release> releasesIn(Path root) throws Exception {
        return releasesIn(root, QUARTERS.size());
    }

    /** Releases the first editions, one after the other. */
    List<Release> releasesIn(Path root, int editions) throws Exception {
        var releases = new ArrayList<Release>();
        try (var world = new MeasuredWorld(root)) {
            for (var time = 0; time < editions; time++) {
                releases.add(release(world, time));
            }
        }

        return releases;
    }

    /** Releases each edition as if there had been none before. */
    List<Release> apartIn(Path root) throws Exception {
        var releases = new ArrayList<Release>();
        for (var time = 0; time < QUARTERS.size(); time++) {
            try (var world = new MeasuredWorld(root.resolve("edition" + time))) {
                releases.add(release(world, time));
            }
        }

        return releases;
    }

    private Release release(MeasuredWorld world, int time) throws Exception {
        var quarter = QUARTERS.get(time);
        world.know(states.get(time).values());
        for (var partner : PARTNERS) {
            world.observed("program_attendance", partner, quarter.lastDay().toString());
            world.observed("badge_status", partner, quarter.lastDay().toString());
        }

        var correction = time == CORRECTED ? Optional.of("a file of the winter came late") : Optional.<String>empty();
        return world.release(quarter.toString(), correction).release();
    }

    private void come(int quarter) {
        var now = QUARTERS.get(quarter).toString();
        for (var visitor = 0; visitor < NEW_VISITORS; visitor++) {
            var partner = PARTNERS.get(pick(57, 37, 6));
            var gender = GENDERS.get(pick(52, 36, 8, 4));
            var next = quarter + 1 < QUARTERS.size() && random.nextInt(10) < 3;
            add(
                    next
                            ? Learner.visiting(
                                    all.size(),
                                    partner,
                                    gender,
                                    now,
                                    QUARTERS.get(quarter + 1).toString())
                            : Learner.visiting(all.size(), partner, gender, now));
        }

        for (var offer = 0; offer < NEW_OFFERS; offer++) {
            add(Learner.offered(
                    all.size(),
                    PARTNERS.get(pick(57, 37, 6)),
                    GENDERS.get(pick(52, 36, 8, 4)),
                    now,
                    random.nextInt(10) < 6));
        }
    }

    private int pick(int... weights) {
        var left = random.nextInt(100);
        var choice = 0;
        while (left >= weights[choice]) {
            left -= weights[choice++];
        }

        return choice;
    }

    private int add(Learner learner) {
        all.put(learner.id(), learner);
        return learner.id();
    }

    private void late(int known, int people, String partner, String gender, String quarter) {
        for (var person = 0; person < people; person++) {
            knownFrom.put(add(Learner.visiting(all.size(), partner, gender, quarter)), known);
        }
    }

    /** Somebody who comes in just these quarters. */
    private int visitor(String... quarters) {
        var wanted = Learner.visiting(0, "", "", quarters).visits();
        return all.values().stream()
                .filter(learner -> learner.visits().equals(wanted))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Map<Integer, Learner> state(int time, int card, int otherCard) {
        var known = new TreeMap<Integer, Learner>();
        all.forEach((id, learner) -> {
            if (knownFrom.getOrDefault(id, 0) <= time
                    && goneFrom.getOrDefault(id, QUARTERS.size()) > time
                    && learner.isKnownBy(QUARTERS.get(time))) {
                known.put(id, learner.withoutVisitsAfter(QUARTERS.get(time)));
            }
        });

        if (time >= 3) {
            known.put(card, Objects.requireNonNull(known.get(card)).with(Objects.requireNonNull(all.get(otherCard))));
            all.values().stream()
                    .filter(learner -> learner.offered().equals(Optional.of(QUARTERS.get(1))) && !learner.isClaimed())
                    .limit(2)
                    .forEach(learner -> known.put(learner.id(), learner.claiming()));
        }

        return known;
    }
}
