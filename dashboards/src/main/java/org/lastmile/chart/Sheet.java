package org.lastmile.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.function.Consumer;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.jfree.data.xy.XYDataset;

/**
 * A bare JFreeChart plot: scales and data, no axes, no grid, no legend. What else stands on it is drawn by pens, below
 * the data or above it.
 */
final class Sheet {
    private final XYPlot plot;
    private final XYItemRenderer renderer;

    Sheet(Scales scales, XYDataset data, XYItemRenderer renderer) {
        Fonts.prepare();
        this.renderer = renderer;
        plot = new XYPlot(data, axis(scales.across()), axis(scales.down()), renderer);
        plot.setInsets(scales.margins());
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.getRangeAxis().setInverted(scales.isDownward());
    }

    /** The values at the edges of the plot, and the room around it in pixels. */
    record Scales(Range across, Range down, boolean isDownward, RectangleInsets margins) {}

    Sheet below(Consumer<Pen> drawing) {
        renderer.addAnnotation(new Drawing(drawing), Layer.BACKGROUND);
        return this;
    }

    Sheet above(Consumer<Pen> drawing) {
        renderer.addAnnotation(new Drawing(drawing), Layer.FOREGROUND);
        return this;
    }

    /** The chart as an {@code svg} element. */
    String svg(Frame frame) {
        var chart = new JFreeChart(null, null, plot, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        var graphics = new SvgGraphics();
        chart.draw(graphics, new Rectangle2D.Double(0, 0, frame.width(), frame.height()));
        return SvgText.of(graphics.getRoot(), frame);
    }

    private static NumberAxis axis(Range range) {
        var axis = new NumberAxis();
        axis.setRange(range);
        axis.setVisible(false);
        return axis;
    }

    private static final class Drawing extends AbstractXYAnnotation {
        // Drawings are made anew for each chart and never written out.
        private final transient Consumer<Pen> drawing;

        private Drawing(Consumer<Pen> drawing) {
            this.drawing = drawing;
        }

        @Override
        public void draw(
                Graphics2D graphics,
                XYPlot plot,
                Rectangle2D area,
                ValueAxis across,
                ValueAxis down,
                int rendererIndex,
                PlotRenderingInfo info) {
            drawing.accept(new Pen(graphics, area, across, down));
        }
    }
}
