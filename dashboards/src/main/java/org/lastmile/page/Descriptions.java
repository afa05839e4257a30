package org.lastmile.page;

import java.util.List;
import java.util.stream.Collectors;
import org.lastmile.chart.EquityChart.Groups;
import org.lastmile.chart.FunnelChart.Step;
import org.lastmile.chart.Moment;
import org.lastmile.chart.Numbers;

/** Charts in words, for those who do not see them. */
final class Descriptions {
    private Descriptions() {}

    static String moments(String title, List<Moment> moments) {
        return moments.stream()
                .map(moment -> Words.period(moment.period()) + " " + Words.value(moment.value()))
                .collect(Collectors.joining(", ", title + ": ", "."));
    }

    static String steps(String title, List<Step> steps) {
        return steps.stream()
                .map(step -> step.label() + " " + Numbers.count(step.count())
                        + (step.rate().isEmpty() ? "" : ", " + step.rate() + " of the step before"))
                .collect(Collectors.joining("; ", title + ": ", "."));
    }

    static String groups(String title, List<Groups> groups) {
        return groups.stream()
                .map(block -> block.title() + ": "
                        + block.groups().stream()
                                .map(group -> group.label() + " " + Words.value(group.value()))
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; ", title + ". ", "."));
    }
}
