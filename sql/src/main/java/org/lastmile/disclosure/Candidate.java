package org.lastmile.disclosure;

import org.jspecify.annotations.Nullable;

/**
 * A cell that would be published if nothing spoke against it: a sum of variables, or a share of two such sums.
 *
 * @param id         address of the cell, unique in its block
 * @param rank       usefulness, 0 for the most useful
 * @param population indexes of variables, ascending
 * @param numerator  indexes of variables, ascending, all of the population; null for a count or a sum
 * @param frozen     what an earlier edition said and what therefore stays; null for a new cell
 */
// Arrays, because a block holds thousands of cells with thousands of indexes each; nobody compares candidates.
@SuppressWarnings("ArrayRecordComponent")
public record Candidate(String id, int rank, int[] population, int @Nullable [] numerator, @Nullable Decision frozen) {
    // Written out, because the null check of the build does not see @Nullable on the array of a compact constructor.
    public Candidate(String id, int rank, int[] population, int @Nullable [] numerator, @Nullable Decision frozen) {
        if (!ascending(population) || (numerator != null && !ascending(numerator))) {
            throw new IllegalArgumentException("Cell " + id + ": indexes of variables must ascend.");
        }

        if (numerator != null && !IndexSets.isSubset(numerator, population)) {
            throw new IllegalArgumentException("Cell " + id + ": the numerator must be part of the population.");
        }

        this.id = id;
        this.rank = rank;
        this.population = population;
        this.numerator = numerator;
        this.frozen = frozen;
    }

    /** A count or a sum over the population. */
    public static Candidate sum(String id, int rank, int[] population) {
        return new Candidate(id, rank, population, null, null);
    }

    /** A rate: the numerator over the population. */
    public static Candidate share(String id, int rank, int[] population, int[] numerator) {
        return new Candidate(id, rank, population, numerator, null);
    }

    /** The same cell, which keeps what an earlier edition said; nothing when none did. */
    public Candidate frozenAs(@Nullable Decision said) {
        return new Candidate(id, rank, population, numerator, said);
    }

    boolean isFrozenShow() {
        return frozen instanceof Decision.Show;
    }

    /** The sums that this cell publishes when it is shown. */
    int[][] published() {
        return numerator == null ? new int[][] {population} : new int[][] {population, numerator};
    }

    /** The sums of which none may become known when it is hidden and small: population, numerator, complement. */
    int[][] parts() {
        return numerator == null
                ? new int[][] {population}
                : new int[][] {population, numerator, IndexSets.minus(population, numerator)};
    }

    private static boolean ascending(int[] indexes) {
        for (var i = 1; i < indexes.length; i++) {
            if (indexes[i - 1] >= indexes[i]) {
                return false;
            }
        }

        return indexes.length == 0 || indexes[0] >= 0;
    }
}
