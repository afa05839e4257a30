package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Groups what is left of hidden sums by direction. Two that are multiples of one another give each other away to
 * whoever knows one of them: somebody who is alone in a cell.
 */
final class Lines {
    /** A sum that is not about one person alone. */
    static final int MANY = -1;

    private static final PrimeField FIELD = PrimeField.DECIDING;

    /** By line, how many sums are about which person alone, {@link #MANY} standing for all others. */
    private final Map<Line, Map<Integer, Integer>> members = new HashMap<>();

    /** A fingerprint, scaled so that its first number that is not 0 is 1. */
    private record Line(long a, long b, long c) {
        static Line of(long[] print) {
            var lead = print[0] != 0 ? print[0] : print[1] != 0 ? print[1] : print[2];
            var scale = FIELD.inverse(lead);
            return new Line(FIELD.times(print[0], scale), FIELD.times(print[1], scale), FIELD.times(print[2], scale));
        }
    }

    /** What happens to the fingerprint of a hidden sum. */
    // Arrays, because there are many; nobody compares changes.
    @SuppressWarnings("ArrayRecordComponent")
    record Change(long[] before, long[] after, int person) {}

    void add(long[] print, int person) {
        put(Line.of(print), 1, person);
    }

    void remove(long[] print, int person) {
        put(Line.of(print), -1, person);
    }

    private void put(Line line, int more, int person) {
        var now = members.computeIfAbsent(line, any -> new HashMap<>());

        if (now.merge(person, more, Integer::sum) == 0) {
            now.remove(person);
        }

        if (now.isEmpty()) {
            members.remove(line);
        }
    }

    /** Whether nothing would be left of a sum, or sums of different directions would come to lie on a line with one person's. */
    boolean wouldReveal(List<Change> changes) {
        if (changes.stream().anyMatch(change -> Fingerprints.isZero(change.after()))) {
            return true;
        }

        if (members.isEmpty() || changes.isEmpty()) {
            return false;
        }

        var from = changes.stream().map(change -> Line.of(change.before())).toList();
        var to = changes.stream().map(change -> Line.of(change.after())).toList();
        move(changes, from, to);
        var reveals = hasNewCompany(from, to);
        move(changes, to, from);
        return reveals;
    }

    private void move(List<Change> changes, List<Line> from, List<Line> to) {
        for (var i = 0; i < changes.size(); i++) {
            put(from.get(i), -1, changes.get(i).person());
            put(to.get(i), 1, changes.get(i).person());
        }
    }

    private boolean hasNewCompany(List<Line> from, List<Line> to) {
        var origins = new HashMap<Line, List<Line>>();
        for (var i = 0; i < to.size(); i++) {
            origins.computeIfAbsent(to.get(i), any -> new ArrayList<>()).add(from.get(i));
        }

        return origins.entrySet().stream().anyMatch(entry -> {
            var now = members.getOrDefault(entry.getKey(), Map.of());
            var size = now.values().stream().mapToInt(Integer::intValue).sum();
            var isMixed = size > entry.getValue().size() || new HashSet<>(entry.getValue()).size() > 1;
            // Sums about the same person tell that person nothing new.
            return isMixed && now.size() > 1;
        });
    }
}
