package org.lastmile.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lastmile.contract.WarehouseException;

/** The statements that assemble the marts of one learner bucket. */
public final class Marts {
    private static final String ZONE = "mart.";

    private final List<SqlText> ordered;

    private Marts(List<SqlText> ordered) {
        this.ordered = ordered;
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

        return new Marts(List.copyOf(ordered));
    }

    /** In the order in which they are assembled: a mart comes after those it reads. */
    public List<SqlText> all() {
        return ordered;
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
