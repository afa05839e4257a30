package org.lastmile.chart;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.lastmile.chart.EquityRows.Row;
import org.lastmile.chart.Sheet.Scales;
import org.lastmile.chart.TextStyle.Anchor;
import org.lastmile.release.CellValue;
import org.lastmile.release.CellValue.Banded;
import org.lastmile.release.CellValue.Empty;
import org.lastmile.release.CellValue.Protected;
import org.lastmile.release.CellValue.Ranged;
import org.lastmile.release.CellValue.Shown;

/** Groups as dots with their intervals against all learners; group sizes stand at the right. */
public final class EquityChart {
    private static final double HEAD = 40;
    private static final double FOOT = 6;
    /** Pixels between two marks of the scale, so that their labels stay apart. */
    private static final double LEAST_STEP = 42;

    private final EquityRows rows;
    private final Frame frame;
    private final Optional<BigDecimal> reference;

    private EquityChart(EquityRows rows, Frame frame, Optional<BigDecimal> reference) {
        this.rows = rows;
        this.frame = frame;
        this.reference = reference;
    }

    /** The groups of one dimension, in the order they are drawn. */
    public record Groups(String title, List<Group> groups) {}

    /**
     * One group.
     *
     * @param size people in the group, in words; blank when not shown
     */
    public record Group(String label, CellValue value, String size, Standing standing) {}

    /** How a group stands to all learners, which decides its colour. */
    public enum Standing {
        /** Not below, or not by more than chance explains. */
        USUAL(Ink.ACCENT, Ink.BAND),
        /** Below all learners, and by more than chance explains. */
        BELOW(Ink.WARN, Ink.WARN_BAND),
        /** Not compared: these people have only in common that their group is not known. */
        NOT_COMPARED(Ink.DIM, Ink.RULE);

        private final Ink ink;
        private final Ink light;

        Standing(Ink ink, Ink light) {
            this.ink = ink;
            this.light = light;
        }
    }

    /** The chart as {@code svg}; the reference is the percentage of all learners, where it is shown. */
    public static String svg(List<Groups> groups, Optional<BigDecimal> reference, Width width, String description) {
        var rows = EquityRows.of(groups, width == Width.WIDE ? 168 : 104);
        var frame = new Frame(width.pixels(), HEAD + rows.height() + FOOT, width.cssClass(), description);
        return new EquityChart(rows, frame, reference).draw();
    }

    private String draw() {
        var isNarrow = frame.width() < Width.WIDE.pixels();
        var margins = new RectangleInsets(HEAD, rows.labelWidth() + 12, FOOT, isNarrow ? 106 : 172);
        var scales = new Scales(rows.range(reference), new Range(0, rows.height()), true, margins);
        return new Sheet(scales, Lines.runs(List.of()), Lines.renderer(0, 1, 0))
                .below(this::scale)
                .above(pen -> rows.rows().forEach(row -> row(pen, row)))
                .svg(frame);
    }

    private void scale(Pen pen) {
        var area = pen.area();
        var range = pen.across().getRange();
        var pixels = area.getWidth() / range.getLength();
        var step = IntStream.of(10, 20, 50)
                .filter(wished -> wished * pixels >= LEAST_STEP)
                .findFirst()
                .orElse(100);

        for (var value = Math.ceil(range.getLowerBound() / step) * step;
                value <= range.getUpperBound();
                value += step) {
            var x = pen.x(value);
            pen.line(new Line2D.Double(x, area.getY(), x, area.getMaxY()), Ink.RULE, 1);

            if (!isAtReference(pen, x)) {
                pen.text(Math.round(value) + "%", x, area.getY() - 6, TextStyle.NOTE.at(Anchor.MIDDLE));
            }
        }

        pen.text("learners", frame.width(), area.getY() - 6, TextStyle.NOTE.at(Anchor.END));
        reference.ifPresent(pct -> reference(pen, pct));
    }

    /** The line of the reference would run through a mark's label there. */
    private boolean isAtReference(Pen pen, double x) {
        return reference
                .filter(pct -> Math.abs(pen.x(pct.doubleValue()) - x) < LEAST_STEP / 2.5)
                .isPresent();
    }

    private void reference(Pen pen, BigDecimal pct) {
        var area = pen.area();
        var x = pen.x(pct.doubleValue());
        var text = "all learners " + Numbers.percent(pct);
        var half = Wrap.width(text, TextStyle.NOTE.bold()) / 2;
        pen.dashed(new Line2D.Double(x, area.getY() - 20, x, area.getMaxY()), Ink.INK);
        pen.text(
                text,
                Math.min(Math.max(x, half), frame.width() - half),
                area.getY() - 25,
                TextStyle.NOTE.bold().in(Ink.INK).at(Anchor.MIDDLE));
    }

    private void row(Pen pen, Row row) {
        var y = pen.y(row.middle());

        if (row.group().isEmpty()) {
            pen.text(row.lines().get(0), 0, y + 8, TextStyle.LABEL.bold());
            return;
        }

        var group = row.group().get();
        var line = y + 5 - (row.lines().size() - 1) * 7.5;

        for (var text : row.lines()) {
            pen.text(text, rows.labelWidth(), line, TextStyle.LABEL.at(Anchor.END));
            line += 15;
        }

        pen.text(group.size(), frame.width(), y + 5, TextStyle.NOTE.at(Anchor.END));
        value(pen, group, y);
    }

    private void value(Pen pen, Group group, double y) {
        var value = group.value();
        var word = pen.area().getMaxX() + 8;

        if (value instanceof Shown shown) {
            interval(pen, Moment.Reading.of(shown), group.standing(), y);
            var share = shown.share();
            var text = share == null ? Numbers.count(shown.count()) : Numbers.percent(share.pct());
            pen.text(text, word, y + 5, style(group.standing()));
        } else if (value instanceof Banded band) {
            span(pen, value, y);
            pen.text(Numbers.band(band), word, y + 5, TextStyle.LABEL);
        } else if (value instanceof Ranged range) {
            span(pen, value, y);
            pen.text(Numbers.range(range), word, y + 5, TextStyle.LABEL);
        } else if (value instanceof Protected) {
            pen.hatch(
                    new Rectangle2D.Double(pen.area().getX(), y - 7, pen.area().getWidth(), 14));
            pen.text("protected", word, y + 5, TextStyle.NOTE);
        } else if (value instanceof Empty empty) {
            pen.text(empty.reason().words(), word, y + 5, TextStyle.NOTE);
        }
    }

    private static void span(Pen pen, CellValue value, double y) {
        Span.of(value).ifPresent(span -> {
            var left = pen.x(Math.max(span.low(), pen.across().getLowerBound()));
            var right = pen.x(Math.min(span.high(), pen.across().getUpperBound()));
            pen.band(new Rectangle2D.Double(left, y - 7, Math.max(right - left, 2), 14), Ink.BAND, Ink.ACCENT);
        });
    }

    private static TextStyle style(Standing standing) {
        return standing == Standing.BELOW ? TextStyle.LABEL.bold().in(standing.ink) : TextStyle.LABEL;
    }

    private static void interval(Pen pen, Moment.Reading reading, Standing standing, double y) {
        var low = pen.x(reading.low());
        var high = pen.x(reading.high());
        pen.fill(new Rectangle2D.Double(low, y - 6, high - low, 12), standing.light);
        pen.line(new Line2D.Double(low, y, high, y), standing.ink, 1.4f);
        pen.dot(pen.x(reading.value()), y, 4.5, standing.ink);
    }
}
