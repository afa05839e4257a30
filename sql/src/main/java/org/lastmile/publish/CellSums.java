package org.lastmile.publish;

import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.lastmile.indicator.Indicator;
import org.lastmile.indicator.Publication;
import org.lastmile.release.CellId;
import org.lastmile.release.CellValue;
import org.lastmile.release.Period;

/**
 * The cells of one indicator in one year, each as the set of variables that it adds up.
 * Rows of partners whose period is not observed yet stay out of numerator and denominator alike.
 */
final class CellSums {
    private final String publication;
    private final Indicator indicator;
    private final BlockVariables variables;
    private final Maturity maturity;
    private final Map<CellId, Sums> cells = new TreeMap<>();
    private final Map<Period, TreeSet<String>> partners = new TreeMap<>();
    private final Map<Period, TreeSet<String>> matured = new TreeMap<>();

    CellSums(String publication, Indicator indicator, BlockVariables variables, Maturity maturity) {
        this.publication = publication;
        this.indicator = indicator;
        this.variables = variables;
        this.maturity = maturity;
    }

    /**
     * Variables of one cell.
     *
     * @param numerator empty unless the indicator is a share
     */
    record Sums(BitSet population, BitSet numerator) {
        /** Population, numerator and rest, in this order. */
        static final int PARTS = 3;

        static Sums of(BlockVariables variables) {
            return new Sums(variables.set(), variables.set());
        }

        /** The population without the numerator. */
        BitSet rest() {
            var rest = (BitSet) population.clone();
            rest.andNot(numerator);
            return rest;
        }

        BitSet part(int number) {
            return number == 0 ? population : number == 1 ? numerator : rest();
        }

        void add(Sums other) {
            population.or(other.population);
            numerator.or(other.numerator);
        }

        private void add(BitSet variables, int state) {
            population.or(variables);

            if (state == 2) {
                numerator.or(variables);
            }
        }
    }

    /** Adds the lines of the year to every cell that they belong to. */
    void add(MeasureTable measure, int year, Iterable<Publication.Layout> layouts) {
        for (var line : measure.lines()) {
            var quarter = line.quarter(indicator);

            if (line.state(indicator) > 0 && quarter != null && quarter.year() == year) {
                layouts.forEach(layout -> add(measure, line, quarter, layout));
            }
        }
    }

    private void add(MeasureTable measure, MeasureTable.Line line, Period quarter, Publication.Layout layout) {
        var period = layout.isYearly() ? quarter.wholeYear() : quarter;
        var partner = line.partner();
        partners.computeIfAbsent(period, any -> new TreeSet<>()).add(partner);

        if (!maturity.isMature(indicator, period, partner)) {
            return;
        }

        matured.computeIfAbsent(period, any -> new TreeSet<>()).add(partner);
        sums(id(layout, period, line)).add(variables.of(measure, line, indicator), line.state(indicator));
    }

    private Sums sums(CellId id) {
        return cells.computeIfAbsent(id, any -> Sums.of(variables));
    }

    private CellId id(Publication.Layout layout, Period period, MeasureTable.Line line) {
        if (layout.by().isEmpty()) {
            return CellId.total(publication, indicator.id(), period);
        }

        var dimension = layout.by().get(0);
        return new CellId(
                publication, indicator.id(), period, dimension, line.levels().getOrDefault(dimension, ""));
    }

    /** A cell that nobody is in is a cell as well. */
    void addEmpty(CellId id) {
        sums(id);
    }

    /** Only these. */
    void keep(Predicate<CellId> wanted) {
        cells.keySet().removeIf(wanted.negate());
    }

    Map<CellId, Sums> cells() {
        return cells;
    }

    /** The total of a quarter, of some partners only. */
    Sums total(MeasureTable measure, Period quarter, Set<String> ofPartners) {
        var total = Sums.of(variables);

        for (var line : measure.lines()) {
            if (line.state(indicator) > 0
                    && quarter.equals(line.quarter(indicator))
                    && ofPartners.contains(line.levels().getOrDefault("partner_key", ""))
                    && maturity.isMature(indicator, quarter, line.levels().getOrDefault("partner_key", ""))) {
                total.add(variables.of(measure, line, indicator), line.state(indicator));
            }
        }

        return total;
    }

    /** Partners who are counted in a period. */
    Set<String> partners(Period period) {
        return matured.getOrDefault(period, new TreeSet<>());
    }

    /** Whether anybody's rows of the period are observed; true when there are no rows at all. */
    boolean isMature(Period period) {
        return !partners.containsKey(period) ? maturity.isMature(indicator, period, "*") : matured.containsKey(period);
    }

    /** Why nobody's rows of a period count. */
    CellValue.Reason reason(Period period) {
        return maturity.reason(indicator, period, partners.getOrDefault(period, new TreeSet<>(Set.of("*"))));
    }

    /** For example {@code 7 of 9 partners}; empty when all are in. */
    String coverage(Period period) {
        var all = partners.getOrDefault(period, new TreeSet<>()).size();
        var in = matured.getOrDefault(period, new TreeSet<>()).size();
        return in < all ? in + " of " + all + " partners" : "";
    }
}
