package org.lastmile.disclosure.audit;

import java.util.List;

/**
 * Looks for tables of a large component: from one table of it on, changes are looked for in small parts around each secret first.
 */
final class LargeSearch {
    /** Unknowns from which on a component is large. */
    static final int LARGE = 2_000;

    /** Secrets that are always looked at in the whole component when small parts did not help. */
    private static final int FEW = 20;

    private final Component component;
    private final Problem problem;
    private final Search search;
    private final long ceiling;
    private final Limits.Reach reach;
    private final Clock clock;

    /** @param search of the same component */
    LargeSearch(Component component, Problem problem, Search search, long ceiling, Limits.Reach reach, Clock clock) {
        this.component = component;
        this.problem = problem;
        this.search = search;
        this.ceiling = ceiling;
        this.reach = reach;
        this.clock = clock;
    }

    /** @param start tables that agree with all lines; when there are none, some are looked for */
    Search run(Simplex simplex, List<long[]> start) {
        start.forEach(search::take);

        if (start.isEmpty()) {
            search.spread(simplex);
        }

        if (!search.tables().isEmpty()) {
            lookAround();
        }

        // With many of them cells have to say less anyway, and the rest is seen when few are left.
        if (reach == Limits.Reach.WIDTH || search.open().size() <= FEW) {
            search.follow(simplex);
        }

        return search;
    }

    /** What was found in a small part is a table of the whole. */
    private void lookAround() {
        var surroundings = new Surroundings(component, search.tables().get(0));
        for (var group : surroundings.groups(search.open())) {
            var open = group.stream().filter(part -> !search.isEnough(part)).toList();

            if (!open.isEmpty()) {
                var excerpt = surroundings.around(open);

                if (excerpt.component().unknowns().length <= LARGE) {
                    look(excerpt);
                }
            }
        }
    }

    private void look(Excerpt excerpt) {
        var part = excerpt.component();
        try (var simplex = new Simplex(part, ceiling, clock)) {
            var found =
                    new Search(part, problem, part.parts(), search.ends(), ceiling, Limits.Reach.LINEAR).run(simplex);
            found.tables().stream().map(excerpt::whole).forEach(search::take);
            found.binding().forEach(search.binding()::putIfAbsent);
        }
    }
}
