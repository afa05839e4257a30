package org.lastmile.publish;

import java.util.List;
import java.util.stream.IntStream;
import org.lastmile.indicator.Indicator;
import org.lastmile.indicator.Publication;
import org.lastmile.release.CellId;
import org.lastmile.release.Period;

/** Adds up the cells of one calendar year, those in which nobody is included. */
record YearSums(String publication, int year, Period through, BlockVariables variables, Maturity maturity) {
    CellSums of(Indicator indicator, MeasureTable measure, List<Publication.Layout> layouts) {
        var cellSums = new CellSums(publication, indicator, variables, maturity);
        cellSums.add(measure, year, layouts);

        for (var layout : layouts) {
            periods(layout).forEach(period -> addEmptyLevels(cellSums, indicator, measure, layout, period));
        }

        return cellSums;
    }

    private void addEmptyLevels(
            CellSums cellSums, Indicator indicator, MeasureTable measure, Publication.Layout layout, Period period) {
        if (layout.by().isEmpty()) {
            cellSums.addEmpty(CellId.total(publication, indicator.id(), period));
            return;
        }

        if (cellSums.isMature(period)) {
            var dimension = layout.by().get(0);
            measure.levels(dimension)
                    .forEach(level ->
                            cellSums.addEmpty(new CellId(publication, indicator.id(), period, dimension, level)));
        }
    }

    private List<Period> periods(Publication.Layout layout) {
        if (layout.isYearly()) {
            return List.of(new Period(year, 0));
        }

        return IntStream.rangeClosed(1, 4)
                .mapToObj(quarter -> new Period(year, quarter))
                .filter(period -> period.compareTo(through) <= 0)
                .toList();
    }
}
