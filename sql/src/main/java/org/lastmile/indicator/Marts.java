package org.lastmile.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lastmile.contract.WarehouseException;

/** The statements that assemble the marts of one learner bucket, and those that prepare what several of them read. */
public final class Marts {
    private static final String ZONE = "mart.";

    private final List<SqlText> ordered;

    private final List<SqlText> references;
    private final List<SqlText> shared;

    private Marts(List<SqlText> ordered, List<SqlText> references, List<SqlText> shared) {
        this.ordered = ordered;
        this.references = references;
        this.shared = shared;
    }

    public static Marts load() {
        var waiting = new ArrayList<>(SqlText.all("marts"));
        var ordered = new ArrayList<SqlText>();
        var ready = new TreeSet<String>();

        while (!waiting.isEmpty()) {
            var next = waiting.stream()
                    .filter(mart ->
                            mart.reads().stream().allMatch(view -> !view.startsWith(ZONE) || ready.contains(view)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Marts read each other in a circle: " + waiting));
            waiting.remove(next);
            ready.add(ZONE + next.name());
            ordered.add(next);
        }

        return new Marts(List.copyOf(ordered), SqlText.all("references"), SqlText.all("shared"));
    }

    /** In the order in which they are assembled: a mart comes after those it reads. */
    public List<SqlText> all() {
        return ordered;
    }

    /** Views {@code reference.<name>}: the same for all learners, so made once per build from core tables alone. */
    public List<SqlText> references() {
        return references;
    }

    /** Tables {@code shared.<name>} of one bucket: read by several marts and kept nowhere. */
    public List<SqlText> shared() {
        return shared;
    }

    public Set<String> names() {
        return ordered.stream().map(SqlText::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** @throws WarehouseException if there is no such mart */
    public SqlText mart(String name) {
        return ordered.stream()
                .filter(mart -> mart.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new WarehouseException(
                        "Mart '" + name + "' is unknown; there are " + String.join(", ", names()) + "."));
    }
}
