package org.lastmile.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;

/** Draws marks and texts on the area of a plot, in the plot's scales or in pixels. */
record Pen(Graphics2D graphics, Rectangle2D area, ValueAxis across, ValueAxis down) {
    private static final double HATCH_STEP = 6;

    double x(double value) {
        return across.valueToJava2D(value, area, RectangleEdge.BOTTOM);
    }

    double y(double value) {
        return down.valueToJava2D(value, area, RectangleEdge.LEFT);
    }

    void text(String text, double x, double y, TextStyle style) {
        if (text.isEmpty()) {
            return;
        }

        graphics.setFont(style.font());
        graphics.setPaint(style.ink().color());
        graphics.setRenderingHint(SvgGraphics.ANCHOR, style.anchor());
        graphics.drawString(text, (float) x, (float) y);
    }

    void line(Line2D line, Ink ink, float width) {
        stroke(ink, new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        graphics.draw(line);
    }

    void dashed(Line2D line, Ink ink) {
        var dashes = new float[] {3, 3};
        stroke(ink, new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, 0));
        graphics.draw(line);
    }

    void fill(Rectangle2D box, Ink ink) {
        graphics.setPaint(ink.color());
        graphics.fill(box);
    }

    void dot(double x, double y, double radius, Ink ink) {
        graphics.setPaint(ink.color());
        graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    /** A range without a point in it: filled, with an edge at both ends. */
    void band(Rectangle2D box, Ink fill, Ink edge) {
        fill(box, fill);
        stroke(edge, new BasicStroke(1.2f));
        graphics.draw(box);
    }

    /** The mark of a protected value. Lines, not a pattern, so that it prints and takes the page's colours. */
    void hatch(Rectangle2D box) {
        var path = new Path2D.Double();

        for (var start = box.getX() - box.getHeight(); start < box.getMaxX(); start += HATCH_STEP) {
            var from = Math.max(start, box.getX());
            var to = Math.min(start + box.getHeight(), box.getMaxX());

            if (to > from) {
                path.moveTo(from, box.getMaxY() - (from - start));
                path.lineTo(to, box.getMaxY() - (to - start));
            }
        }

        stroke(Ink.DIM, new BasicStroke(0.8f));
        graphics.draw(path);
        graphics.draw(box);
    }

    private void stroke(Ink ink, BasicStroke stroke) {
        graphics.setPaint(ink.color());
        graphics.setStroke(stroke);
    }
}
