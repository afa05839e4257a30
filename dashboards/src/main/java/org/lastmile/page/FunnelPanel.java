package org.lastmile.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lastmile.chart.FunnelChart;
import org.lastmile.chart.FunnelChart.Step;
import org.lastmile.chart.Numbers;
import org.lastmile.chart.Width;
import org.lastmile.page.Panel.ChartView;
import org.lastmile.page.Panel.Place;
import org.lastmile.page.Table.Entry;
import org.lastmile.page.Table.Row;
import org.lastmile.release.Cell;
import org.lastmile.release.CellId;
import org.lastmile.release.CellValue;
import org.lastmile.release.CellValue.Shown;
import org.lastmile.release.Period;

/** Steps of one entry cohort, in the newest quarter, else year, in which all of them are shown. */
final class FunnelPanel {
    private static final List<String> HEADINGS = List.of("Step", "Learners", "Of the step before");

    private FunnelPanel() {}

    static Panel of(PanelSettings.Funnel settings, Place place) {
        var book = place.desk().book();
        var period = book.newestShown(settings.read());
        var view = period.map(found -> shown(settings, place, found)).orElseGet(() -> absent(settings, place));
        var cells = period.or(() -> newest(settings, book))
                .map(found -> cells(settings, book, found))
                .orElse(List.of());
        return new Panel("funnel", view, Map.of(place.csv(), Csv.of(cells)));
    }

    private static ChartView shown(PanelSettings.Funnel settings, Place place, Period period) {
        var steps = steps(settings, place.desk().book(), period);
        var description = Descriptions.steps(settings.title(), steps);
        var last = settings.steps().get(settings.steps().size() - 1).indicator();
        var cohort = place.desk().words().cohort(place.desk().book().release().indicator(last), period);
        var rows = steps.stream()
                .map(step -> new Row(
                        step.label(), List.of(Entry.number(Numbers.count(step.count())), Entry.number(step.rate()))))
                .toList();
        return new ChartView(
                place.id(),
                settings.title(),
                settings.lead(),
                cohort + ".",
                "",
                FunnelChart.svg(steps, Width.WIDE, description),
                FunnelChart.svg(steps, Width.NARROW, description),
                new Table(settings.title() + ". " + cohort + ".", HEADINGS, rows),
                place.csv(),
                Methods.address(settings.steps().get(0).indicator()));
    }

    /** Without a drawing; the table says what there is of the newest period. */
    private static ChartView absent(PanelSettings.Funnel settings, Place place) {
        var book = place.desk().book();
        var newest = newest(settings, book);
        var rows = newest.map(period -> settings.steps().stream()
                        .map(step -> row(step, book.total(step.indicator(), period)))
                        .toList())
                .orElse(List.of());
        return new ChartView(
                place.id(),
                settings.title(),
                settings.lead(),
                "",
                "No quarter and no year has all steps shown in full, so there is no funnel to draw.",
                "",
                "",
                new Table(
                        settings.title()
                                + newest.map(found -> ", " + Words.period(found))
                                        .orElse(""),
                        HEADINGS,
                        rows),
                place.csv(),
                Methods.address(settings.steps().get(0).indicator()));
    }

    private static Row row(PanelSettings.Step step, CellValue value) {
        return new Row(step.label(), List.of(new Entry(Words.value(value), Words.css(value)), Entry.number("")));
    }

    private static Optional<Period> newest(PanelSettings.Funnel settings, Book book) {
        return book.newest(settings.steps().get(0).indicator())
                .map(cell -> cell.id().period());
    }

    private static List<Step> steps(PanelSettings.Funnel settings, Book book, Period period) {
        var steps = new ArrayList<Step>();
        var before = 0L;

        for (var step : settings.steps()) {
            var count = book.total(step.indicator(), period) instanceof Shown shown ? shown.count() : 0;
            steps.add(new Step(step.label(), count, rate(count, before)));
            before = count;
        }

        return List.copyOf(steps);
    }

    private static String rate(long count, long before) {
        return before == 0
                ? ""
                : Numbers.percent(
                        BigDecimal.valueOf(count * 100).divide(BigDecimal.valueOf(before), 1, RoundingMode.HALF_UP));
    }

    private static List<Cell> cells(PanelSettings.Funnel settings, Book book, Period period) {
        return settings.read().stream()
                .flatMap(indicator -> book.release().cell(CellId.total(book.publication(), indicator, period)).stream())
                .toList();
    }
}
