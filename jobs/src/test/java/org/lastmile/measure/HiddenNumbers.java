package org.lastmile.measure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lastmile.disclosure.audit.Secret;
import org.lastmile.release.CellValue;

/** What nobody may work out of everything said: small hidden numbers, and small differences of numbers and of sums. */
final class HiddenNumbers {
    private static final int MINIMUM = 10;

    private final List<Told> numbers;
    private final Map<BitSet, Secret> secrets = new LinkedHashMap<>();

    /**
     * A part of what was said of a cell.
     *
     * @param part     0 for the population, 1 for the numerator, 2 for the rest
     * @param people   who they really are
     * @param unknowns what a reader knows that it is a sum of
     */
    record Told(Published said, int part, BitSet people, BitSet unknowns) {}

    private record Sum(String name, BitSet people, BitSet unknowns) {}

    HiddenNumbers(List<Told> numbers) {
        this.numbers = List.copyOf(numbers);
        numbers.stream().filter(HiddenNumbers::isHidden).forEach(number -> add(name(number), number.unknowns()));
        var sums = sums();
        for (var whole : sums) {
            for (var part : sums) {
                var more = whole.people().cardinality() - part.people().cardinality();

                // Nobody can compare two numbers that are not nested by what they count.
                if (more > 0
                        && more < MINIMUM
                        && Sets.isPart(part.people(), whole.people())
                        && Sets.isPart(part.unknowns(), whole.unknowns())) {
                    add(whole.name() + " without " + part.name(), Sets.minus(whole.unknowns(), part.unknowns()));
                }
            }
        }
    }

    List<Secret> secrets() {
        return List.copyOf(secrets.values());
    }

    private static boolean isHidden(Told number) {
        var said = number.said();
        var isSizeOfBand = said.value() instanceof CellValue.Banded && number.part() == 0;
        return !said.isShown()
                && !isSizeOfBand
                && !said.population().isEmpty()
                && number.people().cardinality() < MINIMUM;
    }

    /** The numbers, and sums of quarters that have nobody in common. */
    private List<Sum> sums() {
        var all = new ArrayList<Sum>();
        var quarters = new TreeMap<String, List<Sum>>();
        for (var number : numbers) {
            var sum = new Sum(name(number), number.people(), number.unknowns());
            var id = number.said().id();
            all.add(sum);

            if (id.isTotal() && !id.period().isYear()) {
                addUnions(
                        quarters.computeIfAbsent(
                                id.indicator() + id.period().year() + " " + number.part(), any -> new ArrayList<>()),
                        sum);
            }
        }

        quarters.values().forEach(all::addAll);
        return all;
    }

    private static void addUnions(List<Sum> unions, Sum quarter) {
        for (var union : List.copyOf(unions)) {
            if (!union.unknowns().intersects(quarter.unknowns())) {
                unions.add(new Sum(
                        union.name() + " and " + quarter.name(),
                        Sets.union(union.people(), quarter.people()),
                        Sets.union(union.unknowns(), quarter.unknowns())));
            }
        }

        unions.add(quarter);
    }

    private static String name(Told number) {
        return number.said().words() + " part " + number.part();
    }

    private void add(String name, BitSet unknowns) {
        secrets.putIfAbsent(unknowns, new Secret(name, unknowns.stream().toArray(), MINIMUM));
    }
}
