package org.lastmile.disclosure.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Says the same as the known rows in fewer unknowns: from a sum are taken away the published sums that are parts of it, so
 * that the total of a state whose counties are published is left out, and its counties are looked at one by one.
 */
final class ShortRows {
    private final List<Known> rows;
    private final List<List<Component.Line>> numbersFrom = new ArrayList<>();
    private final Component.Line[] lines;

    /** @throws org.lastmile.contract.WarehouseException if the parts of a row do not add up to it */
    ShortRows(int size, List<Known> rows) {
        this.rows = rows;
        lines = new Component.Line[rows.size()];
        for (var unknown = 0; unknown < size; unknown++) {
            numbersFrom.add(new ArrayList<>());
        }

        IntStream.range(0, rows.size())
                .boxed()
                .sorted(Comparator.comparingInt(row -> rows.get(row).unknowns().length))
                .forEach(this::add);
    }

    /** One line for each row of which something is left, in their order. */
    List<Component.Line> lines() {
        return Arrays.stream(lines)
                .filter(line -> line.known().unknowns().length > 0)
                .toList();
    }

    /** What is left of a sum, at least 0 less what was taken away. */
    Component.Line rest(int[] sum) {
        return rest(new Component.Line(Known.between(sum, 0, Known.UNLIMITED), Set.of()));
    }

    private void add(int index) {
        var row = rows.get(index);
        var whole = new Component.Line(row, Set.of(index));
        lines[index] = whole;

        if (Arrays.stream(row.coefficients()).anyMatch(coefficient -> coefficient != 1)) {
            return;
        }

        var rest = rest(whole);
        lines[index] = rest;

        if (row.isNumber() && row.unknowns().length > 0) {
            numbersFrom.get(row.unknowns()[0]).add(whole);
            var left = rest.known().unknowns();

            if (left.length > 0 && left.length < row.unknowns().length) {
                numbersFrom.get(left[0]).add(rest);
            }
        }
    }

    /** What is left of a row when the longest published parts are taken away. */
    private Component.Line rest(Component.Line whole) {
        var left = new BitSet();
        Arrays.stream(whole.known().unknowns()).forEach(left::set);
        var taken = 0L;
        var sources = new TreeSet<>(whole.sources());
        for (var first : whole.known().unknowns()) {
            var part = left.get(first) ? longest(first, left) : null;

            if (part != null) {
                Arrays.stream(part.known().unknowns()).forEach(left::clear);
                taken += part.known().low();
                sources.addAll(part.sources());
            }
        }

        return new Component.Line(less(whole.known(), left.stream().toArray(), taken), sources);
    }

    private Component.@Nullable Line longest(int first, BitSet left) {
        Component.Line longest = null;
        for (var part : numbersFrom.get(first)) {
            var isLonger = longest == null
                    || part.known().unknowns().length > longest.known().unknowns().length;

            if (isLonger && Arrays.stream(part.known().unknowns()).allMatch(left::get)) {
                longest = part;
            }
        }

        return longest;
    }

    private static Known less(Known row, int[] left, long taken) {
        if (left.length == 0 && !row.holds(taken)) {
            throw Pins.contradiction();
        }

        var high = row.high() == Known.UNLIMITED ? Known.UNLIMITED : row.high() - taken;
        return Known.between(left, row.low() - taken, high);
    }
}
