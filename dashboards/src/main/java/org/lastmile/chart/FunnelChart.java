package org.lastmile.chart;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.lastmile.chart.Sheet.Scales;
import org.lastmile.chart.TextStyle.Anchor;

/** Bars of the steps of one cohort, from zero, each with its share of the step before. */
public final class FunnelChart {
    private static final double ROW = 38;
    private static final double HEAD = 26;

    private FunnelChart() {}

    /**
     * One step.
     *
     * @param rate its share of the step before, in words; blank for the first step
     */
    public record Step(String label, long count, String rate) {}

    /** The chart as {@code svg}, steps in their order. */
    public static String svg(List<Step> steps, Width width, String description) {
        var labels = steps.stream()
                .mapToDouble(step -> Wrap.width(step.label(), TextStyle.LABEL))
                .max()
                .orElse(0);
        var left = Math.min(labels + 10, width == Width.WIDE ? 160 : 96);
        var right = width == Width.WIDE ? 110 : 62;
        var most = steps.stream().mapToLong(Step::count).max().orElse(1);
        var scales = new Scales(
                new Range(0, Math.max(most, 1)),
                new Range(0, steps.size()),
                true,
                new RectangleInsets(HEAD, left, 2, right));
        var frame = new Frame(width.pixels(), HEAD + 2 + ROW * steps.size(), width.cssClass(), description);
        return new Sheet(scales, Lines.runs(List.of()), Lines.renderer(0, 1, 0))
                .above(pen -> steps(pen, steps, left, frame))
                .svg(frame);
    }

    private static void steps(Pen pen, List<Step> steps, double left, Frame frame) {
        var area = pen.area();
        pen.text("of the step before", frame.width(), HEAD - 12, TextStyle.NOTE.at(Anchor.END));

        for (var i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            var middle = pen.y(i + 0.5);
            var bar = new Rectangle2D.Double(
                    area.getX(), middle - 12, Math.max(pen.x((double) step.count()) - area.getX(), 1), 24);
            pen.fill(bar, Ink.ACCENT);
            label(pen, Wrap.lines(step.label(), TextStyle.LABEL, left - 8), left - 8, middle);
            number(pen, step, bar);
            pen.text(
                    step.rate(),
                    frame.width(),
                    middle + 5,
                    TextStyle.LABEL.bold().at(Anchor.END));
        }

        pen.line(new Line2D.Double(area.getX(), area.getY(), area.getX(), area.getMaxY()), Ink.DIM, 1);
    }

    private static void label(Pen pen, List<String> lines, double x, double middle) {
        var y = middle + 5 - (lines.size() - 1) * 7.5;

        for (var line : lines) {
            pen.text(line, x, y, TextStyle.LABEL.at(Anchor.END));
            y += 15;
        }
    }

    /** Inside the bar where it fits, else behind it. */
    private static void number(Pen pen, Step step, Rectangle2D bar) {
        var text = Numbers.count(step.count());
        var style = TextStyle.LABEL.bold();

        if (Wrap.width(text, style) + 20 < bar.getWidth()) {
            pen.text(
                    text,
                    bar.getMaxX() - 8,
                    bar.getCenterY() + 5,
                    style.in(Ink.PAPER).at(Anchor.END));
        } else {
            pen.text(text, bar.getMaxX() + 6, bar.getCenterY() + 5, style);
        }
    }
}
