package org.lastmile.publish;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.lastmile.disclosure.audit.Known;

/**
 * Cells that add up to another one, as a reader would have it.
 *
 * @param name  for example {@code 2025/all by gender}
 * @param whole unknowns of the whole: a count, or of a rate those counted and the rest
 * @param parts unknowns of each part, in the same order
 * @param isExact whether each person is in one part only; otherwise the whole is at least each part, and at most all together
 */
// An array, as in Known.
@SuppressWarnings("ArrayRecordComponent")
record PublishedSum(String name, int[] whole, List<int[]> parts, boolean isExact) {
    PublishedSum {
        parts = List.copyOf(parts);
    }

    /** Two numbers between which a sum lies. */
    private record Ends(long low, long high) {
        Ends both(Ends other) {
            return new Ends(Math.max(low, other.low), Math.min(high, other.high));
        }

        Ends plus(Ends other) {
            var isOpen = high == Known.UNLIMITED || other.high == Known.UNLIMITED;
            return new Ends(low + other.low, isOpen ? Known.UNLIMITED : high + other.high);
        }
    }

    /** The parts less the whole are 0, or at least that, for each number of a cell. */
    List<Known> rows() {
        var rows = new ArrayList<Known>();
        for (var number = 0; number < whole.length; number++) {
            var coefficients = new TreeMap<Integer, Integer>();
            coefficients.put(whole[number], -1);
            for (var part : parts) {
                coefficients.put(part[number], 1);
            }

            rows.add(new Known(
                    coefficients.keySet().stream().mapToInt(unknown -> unknown).toArray(),
                    coefficients.values().stream().mapToInt(factor -> factor).toArray(),
                    0,
                    isExact ? 0 : Known.UNLIMITED));

            if (!isExact) {
                rows.addAll(parts(number));
            }
        }

        return rows;
    }

    /** The whole less each part is at least 0. */
    private List<Known> parts(int number) {
        return parts.stream()
                .map(part -> whole[number] < part[number]
                        ? new Known(new int[] {whole[number], part[number]}, new int[] {1, -1}, 0, Known.UNLIMITED)
                        : new Known(new int[] {part[number], whole[number]}, new int[] {-1, 1}, 0, Known.UNLIMITED))
                .toList();
    }

    /** Whether the parts are too many or too few for the whole, by what each cell says of itself. */
    boolean isContradicted(List<Known> cells) {
        for (var number = 0; number < whole.length; number++) {
            var at = number;
            var some = parts.stream().map(part -> new int[] {part[at]}).toList();

            if (disagree(cells, new int[] {whole[number]}, some)) {
                return true;
            }
        }

        return disagree(cells, whole, parts);
    }

    private boolean disagree(List<Known> cells, int[] whole, List<int[]> parts) {
        var all = ends(cells, whole);
        var sum = parts.stream().map(part -> ends(cells, part)).reduce(new Ends(0, 0), Ends::plus);
        var least = isExact
                ? sum.low()
                : parts.stream()
                        .mapToLong(part -> ends(cells, part).low())
                        .max()
                        .orElse(0);
        return least > all.high() || sum.high() < all.low();
    }

    private static Ends ends(List<Known> cells, int[] unknowns) {
        var ends = new Ends(0, 0);
        for (var unknown : unknowns) {
            ends = ends.plus(said(cells, new int[] {unknown}));
        }

        return ends.both(said(cells, unknowns));
    }

    private static Ends said(List<Known> cells, int[] unknowns) {
        return cells.stream()
                .filter(row -> Arrays.equals(row.unknowns(), unknowns)
                        && Arrays.stream(row.coefficients()).allMatch(factor -> factor == 1))
                .map(row -> new Ends(row.low(), row.high()))
                .reduce(new Ends(0, Known.UNLIMITED), Ends::both);
    }
}
