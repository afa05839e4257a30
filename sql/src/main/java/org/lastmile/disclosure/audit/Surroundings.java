package org.lastmile.disclosure.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Small parts of a large component, around some of its secrets. In such a part the unknowns may change, and all others stay as
 * they are in one table: what can be done there can be done in the whole.
 */
final class Surroundings {
    private static final long SEED = 20_261_127L;

    /** Most unknowns that come as one. */
    private static final int CLUSTER = 200;

    /** Unknowns of a part, from which on nothing is added. */
    private static final int ENOUGH = 400;

    private final Component component;
    private final long[] table;
    private final Regions clusters;
    private final List<List<Integer>> linesOf;

    /** @param table over the columns of the component; agrees with all its lines */
    Surroundings(Component component, long[] table) {
        this.component = component;
        this.table = table.clone();
        var size = component.unknowns().length;
        clusters = Regions.of(
                size,
                component.lines().stream().map(line -> line.known().unknowns()).toList(),
                CLUSTER);
        linesOf = IntStream.range(0, size)
                .mapToObj(any -> (List<Integer>) new ArrayList<Integer>())
                .toList();
        for (var line = 0; line < component.lines().size(); line++) {
            for (var column : component.lines().get(line).known().unknowns()) {
                linesOf.get(column).add(line);
            }
        }
    }

    /** Secrets that lie in the same unknowns. */
    Collection<List<Component.Part>> groups(List<Component.Part> parts) {
        var groups = new TreeMap<Integer, List<Component.Part>>();
        for (var part : parts) {
            if (part.columns().length > 0) {
                groups.computeIfAbsent(clusters.root(part.columns()[0]), any -> new ArrayList<>())
                        .add(part);
            }
        }

        return groups.values();
    }

    /** The part of the component around some secrets, with their clusters and some that share rows with them. */
    Excerpt around(List<Component.Part> parts) {
        var columns = new BitSet();
        parts.forEach(part -> Arrays.stream(part.columns()).forEach(column -> addCluster(column, columns)));
        var neighbours = neighbours(columns);
        var random = new SplittableRandom(SEED);
        while (!neighbours.isEmpty() && columns.cardinality() < ENOUGH) {
            var at = random.nextInt(neighbours.size());
            addCluster(neighbours.get(at), columns);
            neighbours.set(at, neighbours.get(neighbours.size() - 1));
            neighbours.remove(neighbours.size() - 1);
        }

        return excerpt(columns.stream().toArray(), parts);
    }

    private void addCluster(int column, BitSet columns) {
        if (!columns.get(column)) {
            Arrays.stream(clusters.unknowns(clusters.root(column))).forEach(columns::set);
        }
    }

    private List<Integer> neighbours(BitSet columns) {
        var roots = new BitSet();
        columns.stream()
                .flatMap(column -> linesOf.get(column).stream().mapToInt(line -> line))
                .distinct()
                .flatMap(line ->
                        Arrays.stream(component.lines().get(line).known().unknowns()))
                .filter(column -> !columns.get(column))
                .forEach(column -> roots.set(clusters.root(column)));
        return new ArrayList<>(roots.stream().boxed().toList());
    }

    private Excerpt excerpt(int[] columns, List<Component.Part> parts) {
        var place = new int[table.length];
        Arrays.fill(place, -1);
        for (var i = 0; i < columns.length; i++) {
            place[columns[i]] = i;
        }

        var lines = Arrays.stream(columns)
                .flatMap(column -> linesOf.get(column).stream().mapToInt(line -> line))
                .distinct()
                .sorted()
                .mapToObj(line -> inside(component.lines().get(line), place))
                .toList();
        var mine = parts.stream()
                .map(part -> new Component.Part(
                        part.secret(),
                        Arrays.stream(part.columns())
                                .map(column -> place[column])
                                .toArray(),
                        part.known()))
                .toList();
        return new Excerpt(new Component(columns, lines, mine), table);
    }

    /** What a row asks of the columns inside, the others being what they are. */
    private Component.Line inside(Component.Line line, int[] place) {
        var row = line.known();
        var kept = IntStream.range(0, row.unknowns().length)
                .filter(i -> place[row.unknowns()[i]] >= 0)
                .toArray();
        var inside = Arrays.stream(kept)
                .mapToLong(i -> row.coefficients()[i] * table[row.unknowns()[i]])
                .sum();
        var outside = row.sum(table) - inside;
        return new Component.Line(
                new Known(
                        Arrays.stream(kept).map(i -> place[row.unknowns()[i]]).toArray(),
                        Arrays.stream(kept).map(i -> row.coefficients()[i]).toArray(),
                        row.low() - outside,
                        row.high() == Known.UNLIMITED ? Known.UNLIMITED : row.high() - outside),
                line.sources());
    }
}
