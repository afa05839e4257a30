package org.lastmile.disclosure.audit;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Finds the values that each secret can have, given everything known: linear programs whose corners are tables, most of
 * them whole. What it says is proven by the tables it returns, so that nobody needs to trust the solver.
 */
public final class Audit {
    private static final int MANY_SECRETS = 40;
    private static final long LEAST_CEILING = 1_000;

    private final Problem problem;
    private final Limits limits;
    private final Clock clock;
    private final Presolve presolve;
    private final List<long[]> before;
    private final Ends seen;
    private final long ceiling;

    private Audit(Problem problem, List<long[]> before, Limits limits) {
        this.problem = problem;
        this.limits = limits;
        clock = new Clock(limits.time());
        presolve = new Presolve(problem);
        this.before = before.stream().filter(problem::agrees).toList();
        ceiling = ceiling();
        seen = new Ends(problem.secrets().size());
        this.before.forEach(table -> note(seen, table));
    }

    /** @throws org.lastmile.contract.WarehouseException if the time is over, or nothing agrees with what is known */
    public static AuditResult of(Problem problem, Limits limits) {
        return of(problem, List.of(), limits);
    }

    /**
     * The same, starting from tables of an earlier audit; those that do not agree with what is known are left out.
     *
     * @throws org.lastmile.contract.WarehouseException if the time is over, or nothing agrees with what is known
     */
    public static AuditResult of(Problem problem, List<long[]> tables, Limits limits) {
        return new Audit(problem, tables, limits).result();
    }

    private AuditResult result() {
        var searches = searches();
        var tables = new ArrayList<>(before);
        tables.addAll(tables(searches));
        var ends = seen.copy();
        tables.forEach(table -> note(ends, table));
        var binding = new ArrayList<Set<Integer>>();
        problem.secrets().forEach(secret -> binding.add(new TreeSet<>()));
        for (var search : searches) {
            search.binding().forEach((secret, rows) -> binding.get(secret).addAll(rows));
            search.ends().copyExactness(ends);
        }

        IntStream.range(0, problem.secrets().size()).filter(presolve::isPinned).forEach(secret -> List.of(1, -1)
                .forEach(direction -> ends.endsAt(secret, direction)));

        for (var i = 0; i < binding.size(); i++) {
            if (!ends.isAtLeast(i, problem.secrets().get(i).width())) {
                binding.get(i).addAll(presolve.publishedParts(i));
            }
        }

        return new AuditResult(
                problem,
                IntStream.range(0, problem.secrets().size())
                        .mapToObj(ends::interval)
                        .toList(),
                binding,
                tables);
    }

    private void note(Ends ends, long[] table) {
        for (var i = 0; i < problem.secrets().size(); i++) {
            ends.take(i, problem.secrets().get(i).sum(table));
        }
    }

    /** Whole tables: the n-th table of each component side by side; a component with fewer repeats its last. */
    private List<long[]> tables(List<Search> searches) {
        var byComponent = new IdentityHashMap<Component, List<long[]>>();
        searches.forEach(search -> byComponent
                .computeIfAbsent(search.component, any -> new ArrayList<>())
                .addAll(search.tables()));

        if (byComponent.values().stream().anyMatch(List::isEmpty)) {
            return List.of();
        }

        var size = byComponent.values().stream().mapToInt(List::size).max().orElse(1);
        var tables = new ArrayList<long[]>();
        for (var n = 0; n < size; n++) {
            var table = presolve.pinned();
            var at = n;
            byComponent.forEach((component, some) -> {
                var part = some.get(Math.min(at, some.size() - 1));
                for (var column = 0; column < part.length; column++) {
                    table[component.unknowns()[column]] = part[column];
                }
            });
            tables.add(table);
        }

        return tables;
    }

    private List<Search> searches() {
        var tasks = new ArrayList<Supplier<Search>>();
        for (var component : presolve.components()) {
            halves(component.parts()).forEach(mine -> tasks.add(() -> solve(component, mine)));
        }

        return tasks.parallelStream().map(Supplier::get).toList();
    }

    private Search solve(Component component, List<Component.Part> mine) {
        try (var simplex = new Simplex(component, ceiling, clock)) {
            var search = new Search(component, problem, mine, seen, ceiling, limits.reach());
            var isLarge = component.unknowns().length > LargeSearch.LARGE && limits.reach() != Limits.Reach.ENDS;
            return isLarge
                    ? new LargeSearch(component, problem, search, ceiling, limits.reach(), clock)
                            .run(simplex, start(component))
                    : search.run(simplex);
        }
    }

    /** One of the tables that were given, over the columns of a component. */
    private List<long[]> start(Component component) {
        return before.stream()
                .limit(1)
                .map(table -> presolve.over(component, table))
                .toList();
    }

    /** A component with many secrets is searched by two threads, each with a program of its own. */
    private static List<List<Component.Part>> halves(List<Component.Part> parts) {
        if (parts.size() < MANY_SECRETS) {
            return List.of(parts);
        }

        return List.of(parts.subList(0, parts.size() / 2), parts.subList(parts.size() / 2, parts.size()));
    }

    /** More than any published number allows, and finite, so that each sum has a largest value. */
    private long ceiling() {
        var largest = LEAST_CEILING;
        for (var row : problem.known()) {
            largest = Math.max(largest, row.high() == Known.UNLIMITED ? row.low() : row.high());
        }

        return 2 * largest;
    }
}
