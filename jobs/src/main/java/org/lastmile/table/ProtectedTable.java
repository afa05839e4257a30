package org.lastmile.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lastmile.disclosure.Decision;
import org.lastmile.disclosure.audit.Known;
import org.lastmile.disclosure.audit.Problem;
import org.lastmile.disclosure.audit.Secret;

/**
 * What a reader sees of a protected table; no true value of anything hidden.
 *
 * @param size  number of inner cells
 */
public record ProtectedTable(List<Cell> cells, int size) {
    public ProtectedTable {
        cells = List.copyOf(cells);
    }

    /** What is told of a cell. */
    public enum State {
        /** Its count. */
        SHOWN,
        /** A count that is a little off, and by how much at most. */
        ROUNDED,
        /** Two numbers between which the count lies. */
        RANGE,
        /** Nothing. */
        PROTECTED
    }

    /**
     * One cell.
     *
     * @param count what is told as its count; 0 when none is
     * @param low   least count that is possible as far as the cell itself tells
     * @param high  largest such count, included
     * @param inner ascending, from 0 on
     */
    // An array, as in CellTable.
    @SuppressWarnings("ArrayRecordComponent")
    public record Cell(String name, State state, long count, long low, long high, int[] inner) {}

    static ProtectedTable of(CellTable table, Map<String, Decision> decisions) {
        return new ProtectedTable(
                table.cells().stream()
                        .map(cell -> cell(cell, decisions.getOrDefault(cell.id(), new Decision.Protect())))
                        .toList(),
                table.size());
    }

    private static Cell cell(CellTable.Cell cell, Decision decision) {
        if (decision instanceof Decision.Show || decision instanceof Decision.Nobody) {
            return new Cell(cell.name(), State.SHOWN, cell.count(), cell.count(), cell.count(), cell.inner());
        }

        if (decision instanceof Decision.Rounded rounded) {
            var low = Math.max(0, rounded.count() - rounded.within());
            return new Cell(
                    cell.name(), State.ROUNDED, rounded.count(), low, rounded.count() + rounded.within(), cell.inner());
        }

        return decision instanceof Decision.Range range
                ? new Cell(cell.name(), State.RANGE, 0, range.low(), range.high(), cell.inner())
                : new Cell(cell.name(), State.PROTECTED, 0, 0, Known.UNLIMITED, cell.inner());
    }

    /**
     * What a reader knows who adds up, and every count that is not told as it is.
     *
     * @param width how far apart the possible values of each must be
     */
    public Problem problem(long width) {
        // Empty cells are shown; whoever knows that, knows that somebody is in each hidden one. Rounding tells no
        // zeros.
        var least = cells.stream().anyMatch(cell -> cell.state() == State.ROUNDED) ? 0 : 1;
        var known = new ArrayList<Known>();
        var secrets = new ArrayList<Secret>();
        for (var cell : cells) {
            if (cell.state() == State.SHOWN) {
                known.add(Known.number(cell.inner(), cell.count()));
            } else {
                known.add(Known.between(cell.inner(), Math.max(least, cell.low()), cell.high()));
                secrets.add(new Secret(cell.name(), cell.inner(), width));
            }
        }

        return new Problem(size, known, secrets);
    }

    long count(State state) {
        return cells.stream().filter(cell -> cell.state() == state).count();
    }
}
