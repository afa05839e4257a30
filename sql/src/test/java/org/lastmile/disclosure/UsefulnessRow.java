package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What one mechanism leaves of some blocks, compared with the truth. */
final class UsefulnessRow {
    static final String HEAD =
            """
            | block | mechanism | cells | number | range | off by 10 % at most | headlines: number, range | within told (headline, other) \
            | count error mean, max | within 2 | within 4 | within 8 | headline error mean, max \
            | rate error mean, max (points) | pairs of groups that change places | narrower than 10 | seconds |
            |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|""";

    private static final double NEAR = 0.1;

    private final Predicate<Candidate> headline;
    private final List<Double> errors = new ArrayList<>();
    private final List<Double> headlineErrors = new ArrayList<>();
    private final List<Double> rateErrors = new ArrayList<>();
    private int cells;
    private int numbers;
    private int ranges;
    private int near;
    private int headlines;
    private int headlineNumbers;
    private int headlineRanges;
    private long headlineWithin;
    private long otherWithin;
    private int pairs;
    private int changed;

    /** A number as it is and as it is told. */
    private record Compared(double truth, double told) {}

    UsefulnessRow(Predicate<Candidate> headline) {
        this.headline = headline;
    }

    void add(Block block, Map<String, Decision> decisions) {
        var sizes = new Sizes(block.variables());
        var tables = new TreeMap<String, List<Compared>>();
        for (var cell : block.candidates()) {
            var decision = decisions.getOrDefault(cell.id(), new Decision.Protect());
            cells++;
            headlines += headline.test(cell) ? 1 : 0;
            var isRange = decision instanceof Decision.Band || decision instanceof Decision.Range;
            ranges += isRange ? 1 : 0;

            if (isRange && headline.test(cell)) {
                headlineRanges++;
            }

            var told = told(cell, decision, sizes);

            if (told != null) {
                take(cell, told, sizes);
                var table = cell.id().substring(0, Math.max(0, cell.id().lastIndexOf('=')));
                tables.computeIfAbsent(table, any -> new ArrayList<>()).add(ordered(cell, told, sizes));
            }
        }

        tables.remove("");
        tables.values().forEach(this::comparePairs);
    }

    private static Decision.@org.jspecify.annotations.Nullable Rounded told(
            Candidate cell, Decision decision, Sizes sizes) {
        if (decision instanceof Decision.Rounded rounded) {
            return rounded;
        }

        var of = sizes.value(cell.population());
        var numerator = cell.numerator();
        var count = numerator == null ? of : sizes.value(numerator);
        var isTold = decision instanceof Decision.Show || decision instanceof Decision.Nobody;
        return isTold ? new Decision.Rounded(count, of, 0) : null;
    }

    private void take(Candidate cell, Decision.Rounded told, Sizes sizes) {
        var isHeadline = headline.test(cell);
        numbers++;
        headlineNumbers += isHeadline ? 1 : 0;
        var of = sizes.value(cell.population());
        near += Math.abs(told.of() - of) <= NEAR * of ? 1 : 0;

        // Units of people are another scale.
        if (of != sizes.people(cell.population())) {
            return;
        }

        headlineWithin = isHeadline ? Math.max(headlineWithin, told.within()) : headlineWithin;
        otherWithin = isHeadline ? otherWithin : Math.max(otherWithin, told.within());
        var numerator = cell.numerator();
        var count = numerator == null ? of : sizes.value(numerator);
        var error = (double) Math.max(Math.abs(told.of() - of), Math.abs(told.count() - count));
        errors.add(error);

        if (isHeadline) {
            headlineErrors.add(error);
        }

        if (numerator != null && of > 0 && told.of() > 0) {
            rateErrors.add(Math.abs(100.0 * told.count() / told.of() - 100.0 * count / of));
        }
    }

    private static Compared ordered(Candidate cell, Decision.Rounded told, Sizes sizes) {
        var numerator = cell.numerator();
        var of = Math.max(1, sizes.value(cell.population()));
        return numerator == null
                ? new Compared(sizes.value(cell.population()), told.of())
                : new Compared((double) sizes.value(numerator) / of, (double) told.count() / Math.max(1, told.of()));
    }

    private void comparePairs(List<Compared> table) {
        for (var i = 0; i < table.size(); i++) {
            for (var j = 0; j < i; j++) {
                var truth = Double.compare(table.get(i).truth(), table.get(j).truth());
                var told = Double.compare(table.get(i).told(), table.get(j).told());
                pairs += truth == 0 ? 0 : 1;
                changed += truth * told < 0 ? 1 : 0;
            }
        }
    }

    String line(String block, String mechanism) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %,d | %.1f %% | %.1f %% | %.1f %% | %d, %d of %d | %d, %d | %s | %s | %s | %s | %s | %s | %s |",
                block,
                mechanism,
                cells,
                percent(numbers, cells),
                percent(ranges, cells),
                percent(near, cells),
                headlineNumbers,
                headlineRanges,
                headlines,
                headlineWithin,
                otherWithin,
                meanAndMax(errors),
                within(2),
                within(4),
                within(8),
                meanAndMax(headlineErrors),
                meanAndMax(rateErrors),
                String.format(Locale.ROOT, "%,d of %,d", changed, pairs));
    }

    private String within(double people) {
        var near = errors.stream().filter(error -> error <= people).count();
        return String.format(Locale.ROOT, "%.0f %%", percent(near, errors.size()));
    }

    private static String meanAndMax(List<Double> list) {
        var statistics = list.stream().mapToDouble(Double::doubleValue).summaryStatistics();
        return list.isEmpty()
                ? "-"
                : String.format(Locale.ROOT, "%.1f, %.1f", statistics.getAverage(), statistics.getMax());
    }

    private static double percent(long part, long whole) {
        return whole == 0 ? 0 : 100.0 * part / whole;
    }
}
