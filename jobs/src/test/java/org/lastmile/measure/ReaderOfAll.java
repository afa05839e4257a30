package org.lastmile.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.lastmile.disclosure.audit.Audit;
import org.lastmile.disclosure.audit.Known;
import org.lastmile.disclosure.audit.Limits;
import org.lastmile.disclosure.audit.Problem;
import org.lastmile.disclosure.audit.Secret;
import org.lastmile.release.CellValue;

/**
 * Somebody who has read every edition, and knows in which quarters people came, and what the partnership learned, forgot
 * and corrected of such people and when; not how many of each partner and gender they were. The unknowns are people who
 * are alike in all that was ever said.
 */
final class ReaderOfAll {
    private static final Limits LIMITS = Limits.deciding(Duration.ofSeconds(60));

    private final List<Published> all;
    private final Map<List<Integer>, Integer> unknowns = new TreeMap<>(ReaderOfAll::compare);
    private final List<Known> rows = new ArrayList<>();

    /** @param isOfSums whether attendances are looked at, else people */
    private ReaderOfAll(List<Published> all, List<Map<Integer, Learner>> states, boolean isOfSums) {
        this.all = all.stream()
                .filter(one -> one.id().indicator().equals("attendances") == isOfSums)
                .toList();
        for (var timeline : timelines(states)) {
            unknowns.putIfAbsent(marks(timeline), unknowns.size());
        }

        for (var number = 0; number < this.all.size(); number++) {
            read(this.all.get(number), number);
        }
    }

    /** Hidden numbers, and small differences of nested ones, that can be worked out to less than 10 apart. */
    static List<String> narrow(List<Published> all, List<Map<Integer, Learner>> states) {
        var narrow = new ArrayList<String>();
        for (var isOfSums : List.of(false, true)) {
            var reader = new ReaderOfAll(all, states, isOfSums);
            var result = Audit.of(new Problem(reader.unknowns.size(), reader.rows, reader.secrets()), LIMITS);
            result.narrow()
                    .forEach(secret ->
                            narrow.add(result.problem().secrets().get(secret).id() + " "
                                    + result.intervals().get(secret)));
        }

        return narrow;
    }

    /** What may be known of a person at each time: as of each real one, with every partner, gender and answer. */
    private static Set<List<Learner>> timelines(List<Map<Integer, Learner>> states) {
        var people = new TreeSet<Integer>();
        states.forEach(state -> people.addAll(state.keySet()));
        var timelines = new HashSet<List<Learner>>();
        for (var person : people) {
            var nobody = new Learner(0, "", "", Map.of(), java.util.Optional.empty(), false);
            var timeline = states.stream()
                    .map(state -> state.getOrDefault(person, nobody))
                    .toList();
            for (var partner : List.of("north", "south", "west")) {
                for (var gender : List.of("woman", "man", "not stated", "nonbinary")) {
                    timelines.add(timeline.stream()
                            .map(known -> known.at(partner, gender))
                            .toList());
                }
            }
        }

        return timelines;
    }

    /** 0 for each cell that does not count the person, 1 for one that does, 2 for one with them in the numerator. */
    private List<Integer> marks(List<Learner> timeline) {
        return all.stream()
                .map(one -> {
                    var known = timeline.get(one.edition());
                    return known.isCountedIn(one.id()) ? 2 : known.isIn(one.id()) ? 1 : 0;
                })
                .toList();
    }

    private static int compare(List<Integer> one, List<Integer> other) {
        return Arrays.compare(
                one.stream().mapToInt(i -> i).toArray(),
                other.stream().mapToInt(i -> i).toArray());
    }

    private int[] where(int number, Predicate<Integer> mark) {
        return unknowns.entrySet().stream()
                .filter(unknown -> mark.test(unknown.getKey().get(number)))
                .mapToInt(Map.Entry::getValue)
                .sorted()
                .toArray();
    }

    private int[] part(int number, int part) {
        return switch (part) {
            case 0 -> where(number, mark -> mark > 0);
            case 1 -> where(number, mark -> mark == 2);
            default -> where(number, mark -> mark == 1);
        };
    }

    private void read(Published one, int number) {
        var population = part(number, 0);

        if (one.value() instanceof CellValue.Shown shown) {
            var share = shown.share();
            rows.add(Known.number(population, share == null ? shown.count() : share.of()));

            if (share != null) {
                rows.add(Known.number(part(number, 1), shown.count()));
            }
        } else if (one.value() instanceof CellValue.Ranged range) {
            rows.add(Known.between(population, Math.max(1, range.low()), range.high()));
        } else if (one.value() instanceof CellValue.Banded band) {
            read(band, number);
        } else if (!one.population().isEmpty()) {
            rows.add(Known.between(population, 1, Known.UNLIMITED));
        } else if (one.value() instanceof CellValue.Empty && population.length > 0) {
            rows.add(Known.number(population, 0));
        }
    }

    private void read(CellValue.Banded band, int number) {
        var size = band.peopleBand().split("-| or ");
        var most = size[1].equals("more") ? Known.UNLIMITED : Long.parseLong(size[1]);
        rows.add(Known.between(part(number, 0), Long.parseLong(size[0]), most));

        if (band.lowPct().signum() > 0) {
            rows.add(percent(number, band.lowPct().intValueExact(), 1, 0));
        }

        if (band.highPct().intValueExact() < 100) {
            rows.add(percent(number, band.highPct().intValueExact(), -1, 1));
        }
    }

    private Known percent(int number, int percent, int sign, long atLeast) {
        var population = part(number, 0);
        var numerator = part(number, 1);
        var factors = Arrays.stream(population)
                .map(i -> sign * ((Arrays.binarySearch(numerator, i) < 0 ? 0 : 100) - percent))
                .toArray();
        var kept =
                IntStream.range(0, factors.length).filter(i -> factors[i] != 0).toArray();
        return new Known(
                Arrays.stream(kept).map(i -> population[i]).toArray(),
                Arrays.stream(kept).map(i -> factors[i]).toArray(),
                atLeast,
                Known.UNLIMITED);
    }

    private List<Secret> secrets() {
        var numbers = new ArrayList<HiddenNumbers.Told>();
        for (var number = 0; number < all.size(); number++) {
            for (var part = 0; part < all.get(number).parts().size(); part++) {
                numbers.add(new HiddenNumbers.Told(
                        all.get(number), part, all.get(number).parts().get(part), bits(part(number, part))));
            }
        }

        return new HiddenNumbers(numbers).secrets();
    }

    private static BitSet bits(int[] indexes) {
        var bits = new BitSet();
        Arrays.stream(indexes).forEach(bits::set);
        return bits;
    }
}
