package org.lastmile.chart;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.lastmile.chart.Sheet.Scales;
import org.lastmile.release.CellValue.Banded;
import org.lastmile.release.CellValue.Protected;

/** The small line of a tile: up to eight quarters with their band, the newest one marked. */
public final class Sparkline {
    /** Fewer quarters with a value are no trend, so no line is drawn. */
    public static final int FEWEST = 3;

    private static final double WIDTH = 200;
    private static final double HEIGHT = 44;

    private Sparkline() {}

    /** The line as {@code svg}. Expects at least {@link #FEWEST} moments with a value, oldest first. */
    public static String svg(List<Moment> moments, String description) {
        var runs = Lines.runs(moments);
        var scales = new Scales(Lines.across(moments), Lines.extent(moments), false, new RectangleInsets(4, 0, 4, 2));
        return new Sheet(scales, runs, Lines.renderer(runs.getSeriesCount(), 2f, 0))
                .below(pen -> others(pen, moments))
                .above(pen -> points(pen, moments))
                .svg(new Frame(WIDTH, HEIGHT, "spark", description));
    }

    private static void others(Pen pen, List<Moment> moments) {
        for (var i = 0; i < moments.size(); i++) {
            var x = pen.x(i);

            Span.of(moments.get(i).value()).ifPresent(span -> {
                var top = pen.y(span.high());
                pen.band(new Rectangle2D.Double(x - 5, top, 10, pen.y(span.low()) - top), Ink.BAND, Ink.ACCENT);
            });

            if (moments.get(i).value() instanceof Protected) {
                pen.hatch(new Rectangle2D.Double(
                        x - 6, pen.area().getY(), 12, pen.area().getHeight()));
            }
        }
    }

    private static void points(Pen pen, List<Moment> moments) {
        for (var i = 0; i < moments.size(); i++) {
            var reading = moments.get(i).reading();

            if (reading.isPresent() && isAlone(moments, i)) {
                var x = pen.x(i);
                pen.line(
                        new Line2D.Double(
                                x,
                                pen.y(reading.get().low()),
                                x,
                                pen.y(reading.get().high())),
                        Ink.BAND,
                        6);
                pen.dot(x, pen.y(reading.get().value()), 2.5, Ink.ACCENT);
            }
        }

        var last = moments.size() - 1;
        moments.get(last).reading().ifPresent(reading -> pen.dot(pen.x(last), pen.y(reading.value()), 4, Ink.ACCENT));
    }

    /** A point without a neighbour has no line and no band of its own. */
    static boolean isAlone(List<Moment> moments, int index) {
        var before = index > 0 && moments.get(index - 1).reading().isPresent();
        var after =
                index + 1 < moments.size() && moments.get(index + 1).reading().isPresent();
        return !before && !after;
    }

    /** The range of a band within 0 to 100 percent, as {@code svg}. */
    public static String band(Banded band, String description) {
        var empty = Lines.runs(List.of());
        var scales = new Scales(new Range(0, 100), new Range(0, 1), false, new RectangleInsets(4, 1, 18, 1));
        return new Sheet(scales, empty, Lines.renderer(0, 1, 0))
                .above(pen -> track(pen, band))
                .svg(new Frame(WIDTH, HEIGHT, "spark", description));
    }

    private static void track(Pen pen, Banded band) {
        var area = pen.area();
        var middle = area.getCenterY();
        var left = pen.x(band.lowPct().doubleValue());
        var right = pen.x(band.highPct().doubleValue());
        pen.line(new Line2D.Double(area.getX(), middle, area.getMaxX(), middle), Ink.RULE, 2);
        pen.band(new Rectangle2D.Double(left, middle - 7, Math.max(right - left, 2), 14), Ink.BAND, Ink.ACCENT);
        pen.text("0%", area.getX(), area.getMaxY() + 14, TextStyle.NOTE);
        pen.text("100%", area.getMaxX(), area.getMaxY() + 14, TextStyle.NOTE.at(TextStyle.Anchor.END));
    }
}
