package org.lastmile.chart;

import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** Lines with bands through time. A line breaks where a period has no point: nothing is drawn between guesses. */
final class Lines {
    private Lines() {}

    /** One series for each unbroken run of points; a point stands at its index in the list. */
    static YIntervalSeriesCollection runs(List<Moment> moments) {
        var runs = new YIntervalSeriesCollection();
        YIntervalSeries run = null;

        for (var i = 0; i < moments.size(); i++) {
            var reading = moments.get(i).reading();

            if (reading.isEmpty()) {
                run = null;
                continue;
            }

            if (run == null) {
                run = new YIntervalSeries(i);
                runs.addSeries(run);
            }

            run.add(i, reading.get().value(), reading.get().low(), reading.get().high());
        }

        return runs;
    }

    static DeviationRenderer renderer(int runs, float width, double dot) {
        var renderer = new DeviationRenderer(true, dot > 0);
        renderer.setAlpha(1);
        renderer.setDrawSeriesLineAsPath(true);

        for (var run : IntStream.range(0, runs).toArray()) {
            renderer.setSeriesPaint(run, Ink.ACCENT.color());
            renderer.setSeriesFillPaint(run, Ink.BAND.color());
            renderer.setSeriesStroke(run, new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            renderer.setSeriesShape(run, new Ellipse2D.Double(-dot, -dot, 2 * dot, 2 * dot));
        }

        return renderer;
    }

    /** From the lowest to the highest end of all intervals and bands, with a little air. */
    static Range extent(List<Moment> moments) {
        var low = Double.POSITIVE_INFINITY;
        var high = Double.NEGATIVE_INFINITY;

        for (var moment : moments) {
            var span = Span.of(moment.value());

            if (span.isPresent()) {
                low = Math.min(low, span.get().low());
                high = Math.max(high, span.get().high());
            }

            if (moment.reading().isPresent()) {
                low = Math.min(low, moment.reading().get().low());
                high = Math.max(high, moment.reading().get().high());
            }
        }

        if (low > high) {
            return new Range(0, 1);
        }

        var air = Math.max((high - low) * 0.08, Math.max(Math.abs(high) * 0.01, 0.5));
        return new Range(low - air, high + air);
    }

    /** Across: half a step of room at both ends, so that dots and columns are whole. */
    static Range across(List<Moment> moments) {
        return new Range(-0.5, Math.max(moments.size() - 0.5, 0.5));
    }
}
