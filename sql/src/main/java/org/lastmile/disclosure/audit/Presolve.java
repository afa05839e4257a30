package org.lastmile.disclosure.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Makes the problem small: pins, merges unknowns that no row and no secret tells apart, splits into components. */
final class Presolve {
    private final Problem problem;
    private final List<Component.Line> known;
    private final List<Component.Line> secrets;
    private final Pins pins;
    private final int[] columnOf;
    private final int[] unknownOf;
    private final int[] parent;

    Presolve(Problem problem) {
        this.problem = problem;
        var rows = new ShortRows(problem.size(), problem.known());
        known = rows.lines();
        secrets = problem.secrets().stream()
                .map(secret -> rows.rest(secret.unknowns()))
                .toList();
        pins = new Pins(
                problem.size(), known.stream().map(Component.Line::known).toList());
        columnOf = columns();
        unknownOf = new int[Arrays.stream(columnOf).max().orElse(-1) + 1];
        for (var unknown = columnOf.length - 1; unknown >= 0; unknown--) {
            if (columnOf[unknown] >= 0) {
                unknownOf[columnOf[unknown]] = unknown;
            }
        }

        parent = new int[unknownOf.length];
        Arrays.setAll(parent, column -> column);
        known.forEach(line -> link(free(line.known().unknowns())));
        secrets.forEach(secret -> link(free(secret.known().unknowns())));
    }

    /** A table with the pinned values and 0 elsewhere. */
    long[] pinned() {
        return Arrays.stream(pins.values).map(value -> Math.max(0, value)).toArray();
    }

    boolean isPinned(int secret) {
        return Arrays.stream(secrets.get(secret).known().unknowns()).noneMatch(pins::isFree);
    }

    /** Published parts of a secret, as indexes of known rows. */
    Set<Integer> publishedParts(int secret) {
        return secrets.get(secret).sources();
    }

    /** All components, those without secrets, too; the largest first. */
    List<Component> components() {
        var names = new HashMap<Integer, Integer>();
        var columns = new ArrayList<List<Integer>>();
        var place = new int[parent.length];
        for (var column = 0; column < parent.length; column++) {
            var name = names.computeIfAbsent(root(column), any -> names.size());

            if (name == columns.size()) {
                columns.add(new ArrayList<>());
            }

            place[column] = columns.get(name).size();
            columns.get(name).add(column);
        }

        var lines = lines(names, place);
        var parts = parts(names, place);
        var components = new ArrayList<Component>();
        for (var name = 0; name < columns.size(); name++) {
            var unknowns = columns.get(name).stream()
                    .mapToInt(column -> unknownOf[column])
                    .toArray();
            components.add(new Component(
                    unknowns,
                    List.copyOf(lines.getOrDefault(name, Map.of()).values()),
                    parts.getOrDefault(name, List.of())));
        }

        components.sort(Comparator.comparingInt(component -> -component.lines().size()));
        return components;
    }

    /** The part of a table that is over the columns of a component; the table agrees with everything known. */
    long[] over(Component component, long[] table) {
        var sums = new long[unknownOf.length];
        for (var unknown = 0; unknown < columnOf.length; unknown++) {
            if (columnOf[unknown] >= 0) {
                sums[columnOf[unknown]] += table[unknown];
            }
        }

        return Arrays.stream(component.unknowns())
                .mapToLong(unknown -> sums[columnOf[unknown]])
                .toArray();
    }

    private Map<Integer, Map<List<Integer>, Component.Line>> lines(Map<Integer, Integer> names, int[] place) {
        var lines = new TreeMap<Integer, Map<List<Integer>, Component.Line>>();
        for (var line : known) {
            var row = line.known();
            var merged = merged(row, place);

            if (merged.unknowns().length > 0) {
                var key = new ArrayList<Integer>();
                Arrays.stream(merged.unknowns()).forEach(key::add);
                Arrays.stream(merged.coefficients()).forEach(key::add);
                var name = names.get(root(free(row.unknowns())[0]));
                lines.computeIfAbsent(name == null ? 0 : name, any -> new LinkedHashMap<>())
                        .merge(key, new Component.Line(merged, line.sources()), Component.Line::and);
            }
        }

        return lines;
    }

    /** The row over the places of its free columns, less what is pinned. */
    private Known merged(Known row, int[] place) {
        var coefficients = new TreeMap<Integer, Integer>();
        for (var i = 0; i < row.unknowns().length; i++) {
            if (pins.isFree(row.unknowns()[i])) {
                coefficients.put(place[columnOf[row.unknowns()[i]]], row.coefficients()[i]);
            }
        }

        var sum = pins.pinnedSum(row);
        return new Known(
                coefficients.keySet().stream().mapToInt(column -> column).toArray(),
                coefficients.values().stream().mapToInt(factor -> factor).toArray(),
                row.low() - sum,
                row.high() == Known.UNLIMITED ? Known.UNLIMITED : row.high() - sum);
    }

    private Map<Integer, List<Component.Part>> parts(Map<Integer, Integer> names, int[] place) {
        var parts = new TreeMap<Integer, List<Component.Part>>();
        for (var index = 0; index < secrets.size(); index++) {
            var rest = secrets.get(index).known();
            var columns = free(rest.unknowns());

            if (columns.length > 0) {
                var name = names.get(root(columns[0]));
                var places = Arrays.stream(columns)
                        .map(column -> place[column])
                        .sorted()
                        .toArray();
                parts.computeIfAbsent(name == null ? 0 : name, any -> new ArrayList<>())
                        .add(new Component.Part(index, places, pins.pinnedSum(rest) - rest.low()));
            }
        }

        return parts;
    }

    /** Splits the free unknowns by each row and secret in turn; pinned ones are -1. */
    private int[] columns() {
        var groups = new Groups(problem.size());
        known.forEach(line -> groups.split(line.known().unknowns(), line.known().coefficients()));
        secrets.forEach(secret -> groups.split(secret.known().unknowns(), new int[0]));
        return groups.numbered(pins::isFree);
    }

    private int[] free(int[] unknowns) {
        return Arrays.stream(unknowns)
                .filter(pins::isFree)
                .map(unknown -> columnOf[unknown])
                .distinct()
                .toArray();
    }

    private void link(int[] columns) {
        for (var i = 1; i < columns.length; i++) {
            parent[root(columns[i])] = root(columns[0]);
        }
    }

    private int root(int column) {
        var root = column;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }

        return root;
    }
}
