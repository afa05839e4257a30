package org.lastmile.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lastmile.chart.EquityChart;
import org.lastmile.chart.EquityChart.Group;
import org.lastmile.chart.EquityChart.Groups;
import org.lastmile.chart.EquityChart.Standing;
import org.lastmile.chart.Numbers;
import org.lastmile.chart.Width;
import org.lastmile.page.Gaps.Gap;
import org.lastmile.page.Panel.ChartView;
import org.lastmile.page.Panel.Place;
import org.lastmile.page.Table.Row;
import org.lastmile.release.Cell;
import org.lastmile.release.CellId;
import org.lastmile.release.CellValue.Share;
import org.lastmile.release.CellValue.Shown;
import org.lastmile.release.IndicatorCard;
import org.lastmile.release.Period;

/** One share by groups, each against all learners, in the newest year in which groups have values. */
final class EquityPanel {
    private final PanelSettings.Equity settings;
    private final Place place;
    private final IndicatorCard card;

    private EquityPanel(PanelSettings.Equity settings, Place place) {
        this.settings = settings;
        this.place = place;
        card = book().release().indicator(settings.indicator());
    }

    static Panel of(PanelSettings.Equity settings, Place place) {
        Shares.require(place.desk().book(), settings.indicator());
        var panel = new EquityPanel(settings, place);
        var year = panel.book().newestYear(settings.indicator(), settings.by());
        var view = year.map(panel::shown).orElseGet(panel::absent);
        var cells = year.map(panel::cells).orElse(List.of());
        return new Panel("equity", view, Map.of(place.csv(), Csv.of(cells)));
    }

    private Book book() {
        return place.desk().book();
    }

    private Words words() {
        return place.desk().words();
    }

    private ChartView shown(Period year) {
        var gaps = new Gaps(book(), settings.indicator(), year);
        var groups = settings.by().stream()
                .map(dimension -> new Groups(words().dimension(dimension), groups(gaps, dimension)))
                .filter(block -> !block.groups().isEmpty())
                .toList();
        var reference = reference(gaps);
        var cohort = words().cohort(card, year);
        var description = Descriptions.groups(settings.title(), groups);
        return new ChartView(
                place.id(),
                settings.title(),
                settings.lead(),
                cohort + ".",
                "",
                EquityChart.svg(groups, reference, Width.WIDE, description),
                EquityChart.svg(groups, reference, Width.NARROW, description),
                table(gaps, cohort),
                place.csv(),
                Methods.address(card.id()));
    }

    private ChartView absent() {
        return new ChartView(
                place.id(),
                settings.title(),
                settings.lead(),
                "",
                "No year has a group whose value can be shown.",
                "",
                "",
                new Table(settings.title(), Table.headings("Group", card), List.of()),
                place.csv(),
                Methods.address(card.id()));
    }

    private List<Group> groups(Gaps gaps, String dimension) {
        return gaps.groups(dimension).stream()
                .map(gap -> new Group(
                        words().level(dimension, gap.cell().id().level()),
                        gap.value(),
                        Words.of(gap.value()),
                        standing(gap)))
                .toList();
    }

    private static Standing standing(Gap gap) {
        if (gap.isNotStated()) {
            return Standing.NOT_COMPARED;
        }

        return gap.isBelow() ? Standing.BELOW : Standing.USUAL;
    }

    private static Optional<BigDecimal> reference(Gaps gaps) {
        return gaps.total() instanceof Shown shown
                ? Optional.ofNullable(shown.share()).map(Share::pct)
                : Optional.empty();
    }

    private Table table(Gaps gaps, String cohort) {
        var rows = new ArrayList<Row>();
        rows.add(Table.row("All learners", card, gaps.total(), "", ""));

        for (var dimension : settings.by()) {
            rows.add(Row.section(words().dimension(dimension)));
            gaps.groups(dimension).forEach(gap -> rows.add(row(dimension, gap)));
        }

        return new Table(
                settings.title() + ". " + cohort + ".",
                Table.headings("Group", card, "Points from all", "Beyond chance"),
                rows);
    }

    private Row row(String dimension, Gap gap) {
        var head = words().level(dimension, gap.cell().id().level());
        var judged = gap.points().isEmpty() || gap.isNotStated()
                ? ""
                : switch (gap.verdict()) {
                    case HIGHER -> "yes, higher";
                    case LOWER -> "yes, lower";
                    case NOT_BEYOND_CHANCE -> "no";
                };
        return Table.row(
                head, card, gap.value(), gap.points().map(Numbers::signed).orElse(""), judged);
    }

    private List<Cell> cells(Period year) {
        var cells = new ArrayList<Cell>();
        book().release()
                .cell(CellId.total(book().publication(), card.id(), year))
                .ifPresent(cells::add);
        settings.by()
                .forEach(dimension ->
                        cells.addAll(book().release().levels(book().publication(), card.id(), year, dimension)));
        return List.copyOf(cells);
    }
}
