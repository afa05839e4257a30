package org.lastmile.measure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Pairs of published numbers, and of sums of them, of which one is about the people of the other and 1 to 9 more. */
final class NestedPairs {
    private static final int MINIMUM = 10;

    private final Map<String, Set<BitSet>> byUnit = new TreeMap<>();

    NestedPairs(List<Published> all) {
        var shown = all.stream().filter(Published::isShown).toList();
        shown.forEach(one -> one.parts().forEach(part -> set(one).add(part)));
        for (var part = 0; part < 3; part++) {
            for (var series : series(shown, part).values()) {
                addUnions(series);
            }
        }
    }

    /** The same people counted in other units are told by other numbers. */
    private Set<BitSet> set(Published one) {
        return byUnit.computeIfAbsent(unit(one), any -> new HashSet<>());
    }

    private static String unit(Published one) {
        return one.id().indicator().equals("attendances") ? "attendances" : "people";
    }

    /** Numbers that a reader may add up: the quarters of an indicator, and the groups of one dimension. */
    private static Map<String, List<Summand>> series(List<Published> shown, int part) {
        var series = new TreeMap<String, List<Summand>>();
        for (var one : shown) {
            var id = one.id();
            var isQuarter = id.isTotal() && !id.period().isYear();

            if (part < one.parts().size() && (isQuarter || !id.isTotal())) {
                var key = id.indicator() + (isQuarter ? " of " + id.period().year() : id.period() + id.dimension());
                series.computeIfAbsent(key, any -> new ArrayList<>())
                        .add(new Summand(unit(one), one.parts().get(part)));
            }
        }

        return series;
    }

    private record Summand(String unit, BitSet people) {}

    /** All sums of numbers about different people. */
    private void addUnions(List<Summand> series) {
        var unions = new HashSet<BitSet>();
        for (var summand : series) {
            for (var union : List.copyOf(unions)) {
                if (!union.intersects(summand.people())) {
                    unions.add(Sets.union(union, summand.people()));
                }
            }

            unions.add(summand.people());
        }

        byUnit.computeIfAbsent(series.get(0).unit(), any -> new HashSet<>()).addAll(unions);
    }

    /** How many such pairs there are. */
    int count() {
        return byUnit.values().stream().mapToInt(NestedPairs::count).sum();
    }

    private static int count(Set<BitSet> sets) {
        var bySize = sets.stream()
                .filter(set -> !set.isEmpty())
                .sorted(java.util.Comparator.comparingInt(BitSet::cardinality))
                .toList();
        var count = 0;
        for (var part : bySize) {
            for (var whole : bySize) {
                var more = whole.cardinality() - part.cardinality();

                if (more > 0 && more < MINIMUM && Sets.isPart(part, whole)) {
                    count++;
                }
            }
        }

        return count;
    }
}
