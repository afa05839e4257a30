package org.lastmile.chart;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.lastmile.chart.Sheet.Scales;
import org.lastmile.chart.TextStyle.Anchor;
import org.lastmile.release.CellValue;
import org.lastmile.release.CellValue.Banded;
import org.lastmile.release.CellValue.Protected;
import org.lastmile.release.CellValue.Ranged;
import org.lastmile.release.CellValue.Shown;

/** One indicator through the quarters: line with its band, ranges as boxes, protected quarters hatched. */
public final class TrendChart {
    private static final double HEIGHT = 250;
    private static final int WISHED_TICKS = 4;

    private final List<Moment> moments;
    private final boolean isShare;

    private TrendChart(List<Moment> moments) {
        this.moments = moments;
        isShare = moments.stream().noneMatch(TrendChart::isCount);
    }

    /** The chart as {@code svg}, moments oldest first and without a hole. */
    public static String svg(List<Moment> moments, Width width, String description) {
        return new TrendChart(moments).draw(new Frame(width.pixels(), HEIGHT, width.cssClass(), description));
    }

    private static boolean isCount(Moment moment) {
        return moment.value() instanceof Ranged || (moment.value() instanceof Shown shown && shown.share() == null);
    }

    private String draw(Frame frame) {
        var runs = Lines.runs(moments);
        var down = clipped(Lines.extent(moments));
        var scales = new Scales(Lines.across(moments), down, false, new RectangleInsets(18, 44, 42, 12));
        return new Sheet(scales, runs, Lines.renderer(runs.getSeriesCount(), 2.4f, 3.5))
                .below(this::scale)
                .below(this::others)
                .above(this::alone)
                .above(pen -> quarters(pen, frame))
                .above(this::ends)
                .svg(frame);
    }

    /** Counts stand on zero; shares stay between 0 and 100. */
    private Range clipped(Range range) {
        return isShare
                ? new Range(Math.max(range.getLowerBound(), 0), Math.min(range.getUpperBound(), 100))
                : new Range(0, range.getUpperBound());
    }

    private void scale(Pen pen) {
        var units = NumberAxis.createIntegerTickUnits();
        var range = pen.down().getRange();
        var step = units.getCeilingTickUnit(range.getLength() / WISHED_TICKS).getSize();
        var form = new DecimalFormat("#,##0");
        var area = pen.area();

        for (var value = Math.ceil(range.getLowerBound() / step) * step;
                value <= range.getUpperBound();
                value += step) {
            var y = pen.y(value);
            pen.line(new Line2D.Double(area.getX(), y, area.getMaxX(), y), Ink.RULE, 1);
            pen.text(form.format(value) + (isShare ? "%" : ""), area.getX() - 8, y + 4, TextStyle.NOTE.at(Anchor.END));
        }
    }

    private void others(Pen pen) {
        for (var i = 0; i < moments.size(); i++) {
            var x = pen.x(i);

            Span.of(moments.get(i).value()).ifPresent(span -> {
                var top = pen.y(span.high());
                pen.band(new Rectangle2D.Double(x - 8, top, 16, pen.y(span.low()) - top), Ink.BAND, Ink.ACCENT);
            });

            if (moments.get(i).value() instanceof Protected) {
                pen.hatch(new Rectangle2D.Double(
                        x - 10, pen.area().getY(), 20, pen.area().getHeight()));
            }
        }
    }

    private void alone(Pen pen) {
        for (var i = 0; i < moments.size(); i++) {
            var reading = moments.get(i).reading();

            if (reading.isPresent() && Sparkline.isAlone(moments, i)) {
                var low = pen.y(reading.get().low());
                var high = pen.y(reading.get().high());
                pen.line(new Line2D.Double(pen.x(i), low, pen.x(i), high), Ink.ACCENT, 2);
            }
        }
    }

    private void quarters(Pen pen, Frame frame) {
        var y = pen.area().getMaxY() + 17;
        var everyOther = moments.size() > 8 && frame.width() < Width.WIDE.pixels();

        for (var i = 0; i < moments.size(); i++) {
            var period = moments.get(i).period();
            var x = pen.x(i);

            if (!everyOther || period.quarter() % 2 == 1) {
                pen.text(period.isYear() ? "" : "Q" + period.quarter(), x, y, TextStyle.NOTE.at(Anchor.MIDDLE));
            }

            if (i == 0 || period.quarter() <= 1) {
                pen.text(Integer.toString(period.year()), x, y + 17, TextStyle.NOTE.at(Anchor.MIDDLE));
            }
        }
    }

    /** The newest number stands at its point; the table has all of them. */
    private void ends(Pen pen) {
        newest(pen, moments.get(moments.size() - 1).value());

        for (var i = 0; i < moments.size(); i++) {
            if (moments.get(i).value() instanceof Protected) {
                pen.text("protected", pen.x(i), pen.area().getY() - 6, TextStyle.NOTE.at(Anchor.MIDDLE));
            }
        }
    }

    private void newest(Pen pen, CellValue value) {
        var x = pen.x(moments.size() - 1.0) + 14;
        var style = TextStyle.LABEL.bold().at(Anchor.END);

        if (value instanceof Shown shown) {
            var share = shown.share();
            var text = share == null ? Numbers.count(shown.count()) : Numbers.percent(share.pct());
            pen.text(text, x, pen.y(Moment.Reading.of(shown).high()) - 6, style);
        } else if (value instanceof Banded band) {
            pen.text(Numbers.band(band), x, pen.y(band.highPct().doubleValue()) - 6, style);
        } else if (value instanceof Ranged range) {
            pen.text(Numbers.range(range), x, pen.y((double) range.high()) - 6, style);
        }
    }
}
