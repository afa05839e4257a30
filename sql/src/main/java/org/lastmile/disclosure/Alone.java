package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;

/** What people who are alone in a hidden cell compute of others, from what is shown and from what they know of themselves. */
public final class Alone {
    /** A sum that is not about one person alone. */
    private static final int MANY = -1;

    private final Block block;
    private final Sizes sizes;
    private final Columns columns;
    private final Basis told;
    private final Fingerprints fingerprints;

    /**
     * Somebody computes a cell.
     *
     * @param own   id of the cell in which the person is alone
     * @param other id of a hidden cell in which others are
     */
    public record Pair(String own, String other) {}

    /** A hidden cell, and the column of the one person in it. */
    private record Cell(String id, int person) {}

    private Alone(Block block, Predicate<Candidate> isShown) {
        this.block = block;
        sizes = new Sizes(block.variables());
        columns = new Columns(
                block.variables().size(),
                block.candidates().stream().map(Candidate::population).toList());
        told = new Basis(columns.size());
        fingerprints = new Fingerprints(columns.size());
        block.candidates().stream().filter(isShown).forEach(this::tell);
    }

    /**
     * All pairs, by linear combination of shown counts; a cell that everybody computes is in none.
     *
     * @param isShown  whether a cell is shown
     * @param isSecret which of the others nobody may compute
     */
    public static List<Pair> of(Block block, Predicate<Candidate> isShown, Predicate<Candidate> isSecret) {
        return new Alone(block, isShown).pairs(isShown.negate().and(isSecret));
    }

    private void tell(Candidate candidate) {
        var remainder = told.remainder(columns.of(candidate.population()));

        if (!remainder.isZero()) {
            told.add(remainder, remainder.columns[0]);
        }
    }

    /** Sums of which the same is left, but for a factor, give each other away. */
    private List<Pair> pairs(Predicate<Candidate> isHidden) {
        var lines = new LinkedHashMap<Line, List<Cell>>();
        block.candidates().stream()
                .filter(isHidden)
                .filter(candidate -> sizes.people(candidate.population()) > 0)
                .forEach(candidate -> {
                    var left = told.remainder(columns.of(candidate.population()));

                    if (!left.isZero()) {
                        lines.computeIfAbsent(Line.of(fingerprints.of(left)), any -> new ArrayList<>())
                                .add(new Cell(candidate.id(), person(candidate)));
                    }
                });
        var pairs = new ArrayList<Pair>();
        lines.values().forEach(cells -> addPairs(cells, pairs));
        return pairs;
    }

    private static void addPairs(List<Cell> cells, List<Pair> pairs) {
        for (var own : cells) {
            cells.stream()
                    .filter(other -> own.person() != MANY && other.person() != own.person())
                    .forEach(other -> pairs.add(new Pair(own.id(), other.id())));
        }
    }

    private int person(Candidate candidate) {
        return sizes.people(candidate.population()) != 1
                ? MANY
                : Arrays.stream(candidate.population())
                        .filter(variable -> block.variables().get(variable).people() == 1)
                        .map(variable -> columns.of(new int[] {variable})[0])
                        .findFirst()
                        .orElse(MANY);
    }

    /** A fingerprint, scaled so that its first number that is not 0 is 1. */
    private record Line(long a, long b, long c) {
        static Line of(long[] print) {
            var lead = print[0] != 0 ? print[0] : print[1] != 0 ? print[1] : print[2];
            var scale = PrimeField.DECIDING.inverse(lead);
            return new Line(
                    PrimeField.DECIDING.times(print[0], scale),
                    PrimeField.DECIDING.times(print[1], scale),
                    PrimeField.DECIDING.times(print[2], scale));
        }
    }
}
