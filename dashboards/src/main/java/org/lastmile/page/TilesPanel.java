package org.lastmile.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lastmile.chart.Moment;
import org.lastmile.chart.Sparkline;
import org.lastmile.page.Panel.Place;
import org.lastmile.release.Cell;
import org.lastmile.release.CellId;
import org.lastmile.release.CellValue;
import org.lastmile.release.CellValue.Banded;
import org.lastmile.release.CellValue.Empty;
import org.lastmile.release.CellValue.Ranged;
import org.lastmile.release.CellValue.Shown;
import org.lastmile.release.IndicatorCard;

/** Headline tiles: the newest value of each indicator with everything a reader needs to judge it. */
final class TilesPanel {
    static final int QUARTERS = 8;

    private final Desk desk;

    private TilesPanel(Desk desk) {
        this.desk = desk;
    }

    static Panel of(PanelSettings.Tiles settings, Place place) {
        var panel = new TilesPanel(place.desk());
        var tiles = settings.indicators().stream().map(panel::tile).toList();
        var cells = new ArrayList<Cell>();
        settings.indicators().forEach(indicator -> cells.addAll(panel.cells(indicator)));
        var view = new View(place.id(), settings.title(), tiles, place.csv());
        return new Panel("tiles", view, Map.of(place.csv(), Csv.of(cells)));
    }

    /** What the template names. */
    record View(String id, String title, List<Tile> tiles, String csv) {}

    /**
     * One tile.
     *
     * @param css      kind of value: shown, banded, protected, empty
     * @param range    the 95 % interval in words; blank where there is none
     * @param line     the small chart as {@code svg}; blank when too few quarters have a value
     * @param coverage who is in the number; blank when all are
     */
    record Tile(
            String indicator,
            String name,
            String value,
            String css,
            String range,
            String people,
            String line,
            String change,
            String cohort,
            String coverage) {}

    private Tile tile(String indicator) {
        var card = desk.book().release().indicator(indicator);
        var newest = desk.book().newest(indicator);

        if (newest.isEmpty()) {
            return new Tile(indicator, card.title(), "not in this edition", "empty", "", "", "", "", "", "");
        }

        var cell = newest.get();
        var period = cell.id().period();
        var interval = Words.interval(cell.value());
        return new Tile(
                indicator,
                card.title(),
                Words.value(cell.value()),
                Words.css(cell.value()),
                interval.isEmpty() ? "" : "95% interval " + interval,
                people(card, cell.value()),
                line(card, cell.value()),
                Change.of(desk.book(), indicator, period).words(),
                desk.words().cohort(card, period),
                coverage(cell));
    }

    /** Who is in the number, and who was a year before when that differs: then the change is not like for like. */
    private String coverage(Cell cell) {
        var id = cell.id();
        var before = CellId.total(id.publication(), id.indicator(), id.period().yearBefore());
        var other = desk.book().release().cell(before).map(Cell::coverage).orElse(cell.coverage());

        if (cell.coverage().equals(other)) {
            return cell.coverage();
        }

        return (cell.coverage().isEmpty() ? "All partners" : cell.coverage()) + "; in " + Words.period(before.period())
                + " " + (other.isEmpty() ? "all" : other);
    }

    private static String people(IndicatorCard card, CellValue value) {
        if (value instanceof Shown shown) {
            // A name that says what it counts needs no unit below it.
            var unit = card.title().toLowerCase(Locale.ENGLISH).contains(card.unit()) ? "" : card.unit();
            return shown.share() == null ? unit : Words.count(value) + " of " + Words.of(value) + " " + card.unit();
        }

        if (value instanceof Banded band) {
            return "a range, of " + Words.people(band) + " " + card.unit();
        }

        if (value instanceof Ranged) {
            return "a range of " + card.unit() + ", because the number would help to work out a small one";
        }

        return value instanceof Empty ? "nothing is hidden here" : "hidden, so that nobody is exposed";
    }

    private String line(IndicatorCard card, CellValue value) {
        var moments = trimmed(desk.book().quarters(card.id(), QUARTERS));
        var withValue =
                moments.stream().filter(moment -> Book.hasValue(moment.value())).count();

        if (withValue >= Sparkline.FEWEST) {
            return Sparkline.svg(moments, Descriptions.moments(card.title(), moments));
        }

        return value instanceof Banded band ? Sparkline.band(band, card.title() + ": " + Words.value(band)) : "";
    }

    /** Without the quarters before the first one with a value. */
    private static List<Moment> trimmed(List<Moment> moments) {
        return moments.stream()
                .dropWhile(moment -> !Book.hasValue(moment.value()))
                .toList();
    }

    private List<Cell> cells(String indicator) {
        var cells = new ArrayList<Cell>();
        cells.addAll(desk.book().release().series(desk.book().publication(), indicator, false));
        cells.addAll(desk.book().release().series(desk.book().publication(), indicator, true));
        return List.copyOf(cells);
    }
}
