package org.lastmile.disclosure;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which unknowns the sums of cells consist of, their differences, and what splits leave of them. */
final class StarSums {
    private final Map<String, StarTable> tables;
    private final Map<IntBuffer, List<Sum>> sums = new HashMap<>();
    private final Map<IntBuffer, int[]> rests = new HashMap<>();

    /**
     * A sum of variables that some cell says, and the unknowns of its table that it consists of.
     *
     * @param table blank for totals
     */
    // Arrays, for the same reason as in Candidate.
    @SuppressWarnings("ArrayRecordComponent")
    record Sum(int[] variables, String table, int[] unknowns) {}

    StarSums(Map<String, StarTable> tables) {
        this.tables = tables;
    }

    void add(Sum sum) {
        sums.computeIfAbsent(IntBuffer.wrap(sum.variables()), any -> new ArrayList<>())
                .add(sum);
    }

    /** Takes in what is left of a whole, when all cells that are taken away stand in one table. */
    void addRest(int[] variables, Sum whole, List<Sum> cells) {
        var places = cells.stream()
                .map(Sum::table)
                .filter(table -> !table.isEmpty())
                .distinct()
                .toList();

        if (places.size() > 1) {
            return;
        }

        var table = places.isEmpty() ? "" : places.get(0);
        var taken = cells.stream().flatMap(cell -> in(table, cell).stream()).toList();
        in(table, whole)
                .filter(all -> taken.size() == cells.size())
                .flatMap(all -> Split.remainder(all, taken))
                .ifPresent(some -> rests.put(IntBuffer.wrap(variables), some));
    }

    /** As {@link Unknowns#ofDifference}. */
    int[] ofDifference(int[] variables) {
        var rest = rests.get(IntBuffer.wrap(variables));
        return rest == null ? ofTwo(variables) : rest;
    }

    private int[] ofTwo(int[] variables) {
        return sums.values().stream()
                .flatMap(List::stream)
                .filter(whole ->
                        whole.variables().length > variables.length && IndexSets.isSubset(variables, whole.variables()))
                .flatMap(whole ->
                        sums
                                .getOrDefault(IntBuffer.wrap(IndexSets.minus(whole.variables(), variables)), List.of())
                                .stream()
                                .flatMap(part -> difference(whole, part).stream()))
                .findFirst()
                .orElse(new int[0]);
    }

    /** A part of a sum taken away; empty when the two do not stand in one table, so that no reader can compare them. */
    private Optional<int[]> difference(Sum whole, Sum part) {
        var table = whole.table().isEmpty() ? part.table() : whole.table();
        return in(table, whole)
                .flatMap(all -> in(table, part)
                        .filter(some -> IndexSets.isSubset(some, all))
                        .map(some -> IndexSets.minus(all, some)))
                .filter(some -> some.length > 0);
    }

    private Optional<int[]> in(String table, Sum sum) {
        if (sum.table().equals(table)) {
            return Optional.of(sum.unknowns());
        }

        var star = tables.get(table);

        if (!sum.table().isEmpty() || star == null) {
            return Optional.empty();
        }

        var byPart = star.byPart();
        return Arrays.stream(sum.unknowns()).allMatch(byPart::containsKey)
                ? Optional.of(Arrays.stream(sum.unknowns())
                        .flatMap(some -> Arrays.stream(byPart.getOrDefault(some, new int[0])))
                        .sorted()
                        .toArray())
                : Optional.empty();
    }
}
