package org.lastmile.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lastmile.chart.Moment;
import org.lastmile.release.Cell;
import org.lastmile.release.CellId;
import org.lastmile.release.CellValue;
import org.lastmile.release.CellValue.Empty;
import org.lastmile.release.CellValue.Reason;
import org.lastmile.release.CellValue.Shown;
import org.lastmile.release.Period;
import org.lastmile.release.Release;

/** One publication of a release, as pages ask for it: which period is the newest that says something, and what it says. */
record Book(Release release, String publication) {
    static boolean hasValue(CellValue value) {
        return value instanceof Shown || Words.isRange(value);
    }

    /** The total of an indicator in a period; a cell the edition does not have is not observed. */
    CellValue total(String indicator, Period period) {
        return release.cell(CellId.total(publication, indicator, period))
                .map(Cell::value)
                .orElse(new Empty(Reason.NOT_OBSERVED));
    }

    /**
     * The newest quarter with a value, else the newest year with one, else the newest quarter or year that stands there
     * hidden or empty; nothing when the edition does not have the indicator in this publication.
     */
    Optional<Cell> newest(String indicator) {
        var quarters = release.series(publication, indicator, false);
        var years = release.series(publication, indicator, true);
        return newestValue(quarters)
                .or(() -> newestValue(years))
                .or(() -> last(quarters))
                .or(() -> last(years));
    }

    /** The quarters up to the newest with a value, oldest first and without a hole. */
    List<Moment> quarters(String indicator, int most) {
        var series = release.series(publication, indicator, false);
        var newest = newestValue(series);

        if (newest.isEmpty()) {
            return List.of();
        }

        var first = series.get(0).id().period();
        var moments = new ArrayList<Moment>();

        for (var period = newest.get().id().period();
                moments.size() < most && period.compareTo(first) >= 0;
                period = Period.quarterOf(period.firstDay().minusDays(1))) {
            moments.add(0, new Moment(period, total(indicator, period)));
        }

        return List.copyOf(moments);
    }

    /** The newest quarter, else the newest year, in which every indicator is shown in full. */
    Optional<Period> newestShown(List<String> indicators) {
        return newestShown(indicators, false).or(() -> newestShown(indicators, true));
    }

    private Optional<Period> newestShown(List<String> indicators, boolean years) {
        return release.series(publication, indicators.get(0), years).stream()
                .map(cell -> cell.id().period())
                .filter(period -> indicators.stream().allMatch(each -> total(each, period) instanceof Shown))
                .reduce((older, newer) -> newer);
    }

    /** The newest year in which at least one group of one of the dimensions has a value. */
    Optional<Period> newestYear(String indicator, List<String> dimensions) {
        return release.series(publication, indicator, true).stream()
                .map(cell -> cell.id().period())
                .filter(year -> dimensions.stream()
                        .flatMap(dimension -> release.levels(publication, indicator, year, dimension).stream())
                        .anyMatch(cell -> hasValue(cell.value())))
                .reduce((older, newer) -> newer);
    }

    private static Optional<Cell> newestValue(List<Cell> series) {
        return series.stream().filter(cell -> hasValue(cell.value())).reduce((older, newer) -> newer);
    }

    private static Optional<Cell> last(List<Cell> series) {
        return series.stream().reduce((older, newer) -> newer);
    }
}
