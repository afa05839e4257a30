package org.lastmile.disclosure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Cells that a reader takes away from a total, such as all levels of one table, or the quarters of a year. What remains are
 * people in none of them, and what is too much are people in two of them.
 *
 * @param whole id of a cell of the block
 * @param cells ids of cells of the block
 */
public record Split(String whole, List<String> cells) {
    public Split {
        cells = List.copyOf(cells);
    }

    /**
     * Who is in the whole and in no cell, or in the whole and two cells, when there is only one of the two kinds; empty when
     * the difference counts nobody, or is no count of people (some in no cell, others in two; or anybody in three).
     *
     * @param whole ascending
     * @param cells each ascending
     */
    static Optional<int[]> remainder(int[] whole, List<int[]> cells) {
        var times = new TreeMap<Integer, Integer>();
        Arrays.stream(whole).forEach(index -> times.merge(index, -1, Integer::sum));
        cells.forEach(cell -> Arrays.stream(cell).forEach(index -> times.merge(index, 1, Integer::sum)));
        times.values().removeIf(count -> count == 0);
        var kinds = times.values().stream().distinct().toList();
        return kinds.size() == 1 && Math.abs(kinds.get(0)) == 1
                ? Optional.of(times.keySet().stream().mapToInt(index -> index).toArray())
                : Optional.empty();
    }
}
