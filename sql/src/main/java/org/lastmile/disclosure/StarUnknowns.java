package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.lastmile.disclosure.audit.Known;

/**
 * The unknowns of a publication whose tables are joined through their totals only: groups one at a time, never crossed.
 * A reader learns nothing of how gender and age meet, so each table has unknowns of its own, one for each level and part
 * of the totals, and the tables agree in the parts. Whatever fills the tables so can be completed to people with all
 * attributes, so the intervals are those of the full crossing, from far fewer unknowns. A level and a part in which
 * nobody is are an unknown as well: a reader does not know that nobody is there.
 */
public final class StarUnknowns implements Unknowns {
    private static final int PARTS = 3;

    private final Map<String, Place> places;
    private final StarParts parts;
    private final Map<String, StarTable> tables = new TreeMap<>();
    private final Map<String, int[][]> unknowns = new HashMap<>();
    private final StarSums sums = new StarSums(tables);
    private final List<Known> structure = new ArrayList<>();
    private final long[] values;

    /** @param places of the block's cells by id; a cell without one is a total */
    public StarUnknowns(Block block, Map<String, Place> places) {
        this.places = Map.copyOf(places);
        parts = new StarParts(block, this.places);
        var size = addTables(block);
        values = new long[size];
        for (var variable = 0; variable < block.variables().size(); variable++) {
            values[parts.partOf(variable)] += block.variables().get(variable).value();
        }

        tables.values().forEach(this::agree);
        block.candidates().forEach(this::add);
        Rests.of(block)
                .forEach(rest -> sums.addRest(
                        rest.variables(),
                        sum(rest.whole(), rest.part()),
                        rest.cells().stream()
                                .map(cell -> sum(cell, rest.part()))
                                .toList()));
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public int[] of(Candidate candidate, int part) {
        var ofCell = unknowns.get(candidate.id());
        return ofCell == null ? new int[0] : ofCell[part];
    }

    @Override
    public int[] ofDifference(int[] variables) {
        return sums.ofDifference(variables);
    }

    @Override
    public int[] ofVariable(int variable) {
        return IntStream.concat(
                        IntStream.of(parts.partOf(variable)),
                        tables.values().stream()
                                .map(table -> table.of(variable))
                                .flatMapToInt(OptionalInt::stream))
                .toArray();
    }

    @Override
    public List<Known> structure() {
        return List.copyOf(structure);
    }

    @Override
    public long[] values() {
        return values.clone();
    }

    private int addTables(Block block) {
        var cells = new TreeMap<String, List<Candidate>>();
        block.candidates().stream()
                .filter(candidate -> !place(candidate).isTotal())
                .forEach(candidate -> cells.computeIfAbsent(place(candidate).table(), any -> new ArrayList<>())
                        .add(candidate));
        var size = parts.size();
        for (var table : cells.entrySet()) {
            var star = new StarTable(block, table.getValue(), places, parts, size);
            tables.put(table.getKey(), star);
            size += star.size();
        }

        return size;
    }

    private Place place(Candidate candidate) {
        return places.getOrDefault(candidate.id(), Place.total(candidate.id()));
    }

    /** The unknowns of a part add up to it. Unknowns of totals have the lowest numbers. */
    private void agree(StarTable table) {
        table.byPart().forEach((part, some) -> {
            var row = IntStream.concat(IntStream.of(part), Arrays.stream(some)).toArray();
            var coefficients = new int[row.length];
            Arrays.fill(coefficients, 1);
            coefficients[0] = -1;
            structure.add(new Known(row, coefficients, 0, 0));
        });

        for (var i = 0; i < table.size(); i++) {
            values[table.from() + i] = table.values().get(i);
        }
    }

    private void add(Candidate candidate) {
        var place = place(candidate);
        var ofCell = new int[PARTS][];
        for (var part = 0; part < PARTS; part++) {
            ofCell[part] = place.isTotal() ? ofTotal(place, part) : ofTable(candidate, place, part);
        }

        unknowns.put(candidate.id(), ofCell);
        for (var part = 0; part < candidate.parts().length; part++) {
            sums.add(sum(candidate, part));
        }
    }

    private StarSums.Sum sum(Candidate candidate, int part) {
        return new StarSums.Sum(candidate.parts()[part], place(candidate).table(), of(candidate, part));
    }

    private int[] ofTotal(Place place, int part) {
        var whole = parts.whole(place);
        return parts.byMarks().entrySet().stream()
                .filter(some -> StarTable.isIn(some.getKey(), whole, part))
                .mapToInt(Map.Entry::getValue)
                .sorted()
                .toArray();
    }

    private int[] ofTable(Candidate candidate, Place place, int part) {
        var table = tables.get(place.table());
        return table == null ? new int[0] : table.of(candidate, part);
    }
}
