package org.lastmile.page;

import java.util.List;
import java.util.Map;
import org.lastmile.chart.Moment;
import org.lastmile.chart.Sparkline;
import org.lastmile.chart.TrendChart;
import org.lastmile.chart.Width;
import org.lastmile.page.Panel.ChartView;
import org.lastmile.page.Panel.Place;
import org.lastmile.release.IndicatorCard;

/** One indicator through the last quarters. Fewer than three quarters with a value are no trend. */
final class TrendPanel {
    private static final int QUARTERS = 12;

    private TrendPanel() {}

    static Panel of(PanelSettings.Trend settings, Place place) {
        var book = place.desk().book();
        var card = book.release().indicator(settings.indicator());
        var moments = book.quarters(settings.indicator(), QUARTERS);
        var cells = book.release().series(book.publication(), settings.indicator(), false);
        return new Panel("trend", view(settings, place, card, moments), Map.of(place.csv(), Csv.of(cells)));
    }

    private static ChartView view(PanelSettings.Trend settings, Place place, IndicatorCard card, List<Moment> moments) {
        var enough =
                moments.stream().filter(moment -> Book.hasValue(moment.value())).count() >= Sparkline.FEWEST;
        var description = Descriptions.moments(settings.title(), moments);
        var cohort = moments.isEmpty()
                ? ""
                : "Newest: "
                        + place.desk()
                                .words()
                                .cohort(card, moments.get(moments.size() - 1).period()) + ".";
        return new ChartView(
                place.id(),
                settings.title(),
                settings.lead(),
                cohort,
                enough ? "" : "Fewer than three quarters have a value, so there is no line to draw.",
                enough ? TrendChart.svg(moments, Width.WIDE, description) : "",
                enough ? TrendChart.svg(moments, Width.NARROW, description) : "",
                table(settings.title(), card, moments),
                place.csv(),
                Methods.address(card.id()));
    }

    static Table table(String caption, IndicatorCard card, List<Moment> moments) {
        var rows = moments.stream()
                .map(moment -> Table.row(Words.period(moment.period()), card, moment.value()))
                .toList();
        return new Table(caption, Table.headings("Quarter", card), rows);
    }
}
