package org.lastmile.disclosure.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Looks for tables of one component in which its secrets are as large and as small as they can be. */
// Over 200 lines: each way to a table goes on where the one before has not shown enough.
final class Search {
    private static final int SPREAD = 3;

    private static final int[] DIRECTIONS = {1, -1};
    private static final long SEED = 20_260_103L;

    final Component component;
    private final Problem problem;
    private final List<Component.Part> mine;
    private final Limits.Reach reach;
    private final WholeTables whole;
    private final Ends ends;
    private final Map<Integer, Set<Integer>> binding = new TreeMap<>();
    private final List<long[]> tables = new ArrayList<>();

    /** @param mine the secrets of the component that this search follows; it notes what it sees of all */
    Search(
            Component component,
            Problem problem,
            List<Component.Part> mine,
            Ends seen,
            long ceiling,
            Limits.Reach reach) {
        this.component = component;
        this.problem = problem;
        this.mine = mine;
        this.reach = reach;
        ends = seen.copy();
        whole = new WholeTables(component, ceiling);
    }

    /** Follows the secrets, and returns itself with what it has seen. */
    Search run(Simplex simplex) {
        spread(simplex);
        follow(simplex);
        return this;
    }

    /** Secrets that have not been seen to be wide. */
    List<Component.Part> open() {
        return mine.stream().filter(part -> !isEnough(part)).toList();
    }

    Ends ends() {
        return ends;
    }

    /** By secret that is too narrow. */
    Map<Integer, Set<Integer>> binding() {
        return binding;
    }

    List<long[]> tables() {
        return tables;
    }

    boolean isEnough(Component.Part part) {
        return reach != Limits.Reach.ENDS && isWide(part);
    }

    private boolean isWide(Component.Part part) {
        return ends.isAtLeast(part.secret(), width(part));
    }

    private long width(Component.Part part) {
        return problem.secrets().get(part.secret()).width();
    }

    /** Sums of secrets with random signs: a few tables that show the width of many. */
    void spread(Simplex simplex) {
        var random =
                new SplittableRandom(SEED + (mine.isEmpty() ? 0 : mine.get(0).secret()));
        var columns = IntStream.range(0, component.unknowns().length).toArray();
        for (var i = 0; i < SPREAD; i++) {
            var weights = new double[columns.length];
            var sign = random.nextBoolean() ? 1 : -1;
            for (var part : mine) {
                var weight = i == 0 ? sign : random.nextBoolean() ? 1 : -1;
                Arrays.stream(part.columns()).forEach(column -> weights[column] += weight);
            }

            var corner = simplex.largest(columns, weights);
            whole.at(corner, columns, weights).or(() -> first(corner)).ifPresent(this::take);
        }
    }

    /** Any table at all, when there is none yet. */
    private Optional<long[]> first(Corner corner) {
        return tables.isEmpty()
                ? whole.anywhere(corner, new int[0], new double[0], 0).map(WholeTables.Found::table)
                : Optional.empty();
    }

    /** Follows those secrets that have not been seen to be wide. */
    void follow(Simplex simplex) {
        for (var part : mine) {
            if (!isEnough(part)) {
                follow(simplex, part);
            }
        }
    }

    private void follow(Simplex simplex, Component.Part part) {
        var rows = new TreeSet<Integer>();
        var corners = new ArrayList<Corner>();
        for (var direction : DIRECTIONS) {
            if (!isEnough(part)) {
                var corner = simplex.largest(part.columns(), part.weights(direction));
                whole.asItIs(corner).ifPresent(table -> take(table, corner, part, direction));
                corners.add(corner);
                rows.addAll(simplex.binding());
            }
        }

        // Narrow for real numbers, narrower for whole ones.
        if (!isEnough(part)
                && (reach == Limits.Reach.ENDS
                        || corners.stream().mapToLong(Corner::bound).sum() >= width(part))) {
            step(simplex, part);

            if (reach != Limits.Reach.LINEAR) {
                search(part, corners);
            }
        }

        if (!isWide(part)) {
            binding.put(part.secret(), rows);
        }
    }

    /** A table is not changed more than the width asks: most such changes are whole. */
    private void step(Simplex simplex, Component.Part part) {
        for (var direction : DIRECTIONS) {
            if (reach != Limits.Reach.ENDS && !isWide(part) && !tables.isEmpty()) {
                var weights = part.weights(direction);
                simplex.nearest(tables.get(0), part.columns(), weights, goal(part, direction))
                        .flatMap(corner -> whole.at(corner, part.columns(), weights))
                        .ifPresent(this::take);
            }
        }
    }

    private void search(Component.Part part, List<Corner> corners) {
        for (var i = 0; i < corners.size(); i++) {
            if (!isEnough(part) && !ends.isEnd(part.secret(), DIRECTIONS[i])) {
                near(corners.get(i), part, DIRECTIONS[i]);
            }
        }

        for (var i = 0; i < corners.size(); i++) {
            if (!isEnough(part) && !ends.isEnd(part.secret(), DIRECTIONS[i])) {
                anywhere(corners.get(i), part, DIRECTIONS[i], goal(part, DIRECTIONS[i]));
            }
        }

        // Where what was seen is no end, the width counted from it may be out of reach, and from the end it is not.
        for (var i = 0; i < corners.size(); i++) {
            if (!isEnough(part) && !ends.isEnd(part.secret(), DIRECTIONS[i])) {
                anywhere(corners.get(i), part, DIRECTIONS[i], Long.MAX_VALUE);
            }
        }
    }

    private void near(Corner corner, Component.Part part, int direction) {
        whole.near(corner, part.columns(), part.weights(direction))
                .ifPresent(found -> take(found.table(), corner, part, direction));
    }

    private void anywhere(Corner corner, Component.Part part, int direction, long goal) {
        whole.anywhere(corner, part.columns(), part.weights(direction), goal).ifPresent(found -> {
            take(found.table());

            if (found.isBest()) {
                ends.endsAt(part.secret(), direction);
            }
        });
    }

    private long goal(Component.Part part, int direction) {
        if (reach == Limits.Reach.ENDS) {
            return Long.MAX_VALUE;
        }

        var goal = ends.goal(part.secret(), width(part), direction);
        return goal == Long.MIN_VALUE ? goal : goal - part.known() * direction;
    }

    private void take(long[] table, Corner corner, Component.Part part, int direction) {
        take(table);

        if ((part.sum(table) - part.known()) * direction == corner.bound()) {
            ends.endsAt(part.secret(), direction);
        }
    }

    /** Notes a table that agrees with all lines. */
    void take(long[] table) {
        tables.add(table);
        component.parts().forEach(part -> ends.take(part.secret(), part.sum(table)));
    }
}
