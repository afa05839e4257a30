package org.lastmile.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jfree.data.Range;
import org.lastmile.chart.EquityChart.Group;
import org.lastmile.chart.EquityChart.Groups;
import org.lastmile.release.CellValue.Shown;

/** Where each row of an equity chart stands, in pixels below the head. */
record EquityRows(List<Row> rows, double labelWidth, double height) {
    private static final double ROW = 26;
    private static final double LINE = 15;
    private static final double HEADING = 34;

    /** One row; a heading has no group. */
    record Row(List<String> lines, Optional<Group> group, double middle) {}

    static EquityRows of(List<Groups> groups, double widest) {
        var labelWidth = groups.stream()
                .flatMap(block -> block.groups().stream())
                .flatMap(group -> Wrap.lines(group.label(), TextStyle.LABEL, widest).stream())
                .mapToDouble(line -> Wrap.width(line, TextStyle.LABEL))
                .max()
                .orElse(0);
        var rows = new ArrayList<Row>();
        var top = 0.0;

        for (var block : groups) {
            rows.add(new Row(List.of(block.title()), Optional.empty(), top + HEADING / 2));
            top += HEADING;

            for (var group : block.groups()) {
                var lines = Wrap.lines(group.label(), TextStyle.LABEL, widest);
                var height = ROW + (lines.size() - 1) * LINE;
                rows.add(new Row(lines, Optional.of(group), top + height / 2));
                top += height;
            }
        }

        return new EquityRows(List.copyOf(rows), labelWidth, Math.max(top, 1));
    }

    /** Whole tens around everything that is drawn. */
    Range range(Optional<BigDecimal> reference) {
        var ends = DoubleStream.concat(
                        rows.stream().flatMap(row -> row.group().stream()).flatMapToDouble(EquityRows::ends),
                        reference.stream().mapToDouble(BigDecimal::doubleValue))
                .summaryStatistics();

        if (ends.getCount() == 0) {
            return new Range(0, 100);
        }

        var low = Math.max(Math.floor(ends.getMin() / 10) * 10, 0);
        var high = Math.min(Math.ceil(ends.getMax() / 10) * 10, 100);
        return new Range(low, Math.max(high, low + 10));
    }

    private static DoubleStream ends(Group group) {
        if (group.value() instanceof Shown shown) {
            var reading = Moment.Reading.of(shown);
            return DoubleStream.of(reading.low(), reading.high());
        }

        return Span.of(group.value()).stream().flatMapToDouble(span -> DoubleStream.of(span.low(), span.high()));
    }
}
