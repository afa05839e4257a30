package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The unknowns of one table: what it makes of each part of the totals. */
final class StarTable {
    private final List<Candidate> cells;
    private final Map<String, Place> places;
    private final StarParts parts;
    private final int from;
    private final Map<Integer, Map<List<Integer>, Integer>> unknowns = new TreeMap<>();
    private final Map<Integer, int[]> byPart = new TreeMap<>();
    private final List<Long> values = new ArrayList<>();
    private final Map<Integer, Integer> unknownOf = new TreeMap<>();

    /** @param from number of its first unknown */
    StarTable(Block block, List<Candidate> cells, Map<String, Place> places, StarParts parts, int from) {
        this.cells = List.copyOf(cells);
        this.places = places;
        this.parts = parts;
        this.from = from;
        var isPlaced = occupied(block);
        possible();
        addOthers(block, isPlaced);
        unknowns.forEach((part, some) -> byPart.put(
                part, some.values().stream().mapToInt(i -> i).sorted().toArray()));
    }

    int from() {
        return from;
    }

    int size() {
        return values.size();
    }

    List<Long> values() {
        return values;
    }

    /** Unknowns by part of the totals, ascending. */
    Map<Integer, int[]> byPart() {
        return byPart;
    }

    /** The unknown that a variable is counted in; empty when it is in no part that the table divides. */
    OptionalInt of(int variable) {
        var unknown = unknownOf.get(variable);
        return unknown == null ? OptionalInt.empty() : OptionalInt.of(unknown);
    }

    /** The unknowns of a part of a cell, as {@link Unknowns#of} names parts. */
    int[] of(Candidate candidate, int part) {
        var cell = cells.indexOf(candidate);
        return unknowns.values().stream()
                .flatMap(some -> some.entrySet().stream())
                .filter(unknown -> isIn(unknown.getKey(), cell, part))
                .mapToInt(Map.Entry::getValue)
                .sorted()
                .toArray();
    }

    static boolean isIn(List<Integer> marks, int cell, int part) {
        var isCounted = marks.contains(StarParts.numerator(cell));
        return switch (part) {
            case 0 -> marks.contains(StarParts.population(cell));
            case 1 -> isCounted;
            default -> marks.contains(StarParts.population(cell)) && !isCounted;
        };
    }

    /** Combinations in which somebody is; a class may stand in several levels. Returns who they are. */
    private Set<Integer> occupied(Block block) {
        var marks = new TreeMap<Integer, List<Integer>>();
        for (var cell = 0; cell < cells.size(); cell++) {
            mark(marks, cells.get(cell).population(), StarParts.population(cell));
            mark(marks, cells.get(cell).numerator(), StarParts.numerator(cell));
        }

        marks.forEach((variable, some) -> add(block, variable, some));
        return marks.keySet();
    }

    /** Who is in no level, though in a part that the table divides. */
    private void addOthers(Block block, Set<Integer> isPlaced) {
        for (var variable = 0; variable < block.variables().size(); variable++) {
            if (!isPlaced.contains(variable) && unknowns.containsKey(parts.partOf(variable))) {
                add(block, variable, List.of());
            }
        }
    }

    private void add(Block block, int variable, List<Integer> marks) {
        unknownOf.put(
                variable,
                add(
                        parts.partOf(variable),
                        marks,
                        block.variables().get(variable).value()));
    }

    private static void mark(Map<Integer, List<Integer>> marks, int @Nullable [] variables, int mark) {
        if (variables != null) {
            Arrays.stream(variables).forEach(variable -> marks.computeIfAbsent(variable, any -> new ArrayList<>())
                    .add(mark));
        }
    }

    /** Every level with every part of the totals that the table divides. */
    private void possible() {
        var levels = new TreeSet<String>();
        cells.forEach(cell -> levels.add(place(cell).level()));
        parts.byMarks()
                .forEach((marks, part) -> levels.forEach(level -> {
                    var some = marksOf(level, marks);

                    if (!some.isEmpty()) {
                        add(part, some, 0);
                    }
                }));
    }

    private List<Integer> marksOf(String level, List<Integer> ofPart) {
        var marks = new ArrayList<Integer>();
        for (var cell = 0; cell < cells.size(); cell++) {
            var place = place(cells.get(cell));

            if (place.level().equals(level)) {
                var whole = parts.whole(place);

                if (ofPart.contains(StarParts.population(whole))) {
                    marks.add(StarParts.population(cell));
                }

                if (ofPart.contains(StarParts.numerator(whole))) {
                    marks.add(StarParts.numerator(cell));
                }
            }
        }

        return marks;
    }

    private Place place(Candidate candidate) {
        return places.getOrDefault(candidate.id(), Place.total(candidate.id()));
    }

    private int add(int part, List<Integer> marks, long value) {
        var ofPart = unknowns.computeIfAbsent(part, any -> new LinkedHashMap<>());
        var unknown = ofPart.computeIfAbsent(List.copyOf(marks), any -> {
            values.add(0L);
            return from + values.size() - 1;
        });
        values.set(unknown - from, values.get(unknown - from) + value);
        return unknown;
    }
}
