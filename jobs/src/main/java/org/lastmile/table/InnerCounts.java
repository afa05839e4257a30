package org.lastmile.table;

import java.util.List;
import java.util.stream.IntStream;
import org.lastmile.contract.WarehouseException;
import org.lastmile.disclosure.Block;
import org.lastmile.disclosure.Candidate;
import org.lastmile.disclosure.Variable;
import org.lastmile.disclosure.audit.Audit;
import org.lastmile.disclosure.audit.Known;
import org.lastmile.disclosure.audit.Limits;
import org.lastmile.disclosure.audit.Problem;

/** Makes a table ready for the gate: people in its inner cells, which the file of cells need not say one by one. */
final class InnerCounts {
    private static final String RANK = "rank";

    private InnerCounts() {}

    /**
     * The cells over inner cells. Where the counts leave open how people lie in inner cells, one way that agrees with
     * all of them is taken; sums of cells do not depend on it.
     *
     * @throws WarehouseException if a cell has no count, the cells do not add up, or a rank is no whole number
     */
    static Block block(CellTable table, Limits limits) {
        table.cells().stream().filter(cell -> !cell.isKnown()).findFirst().ifPresent(cell -> {
            throw new WarehouseException("Cell " + cell.name() + " has no count; the gate needs all of them.");
        });
        var known = table.cells().stream()
                .map(cell -> Known.number(cell.inner(), cell.count()))
                .toList();
        var counts = Audit.of(new Problem(table.size(), known, List.of()), limits).tables().stream()
                .findFirst()
                .orElseThrow(() -> new WarehouseException("No table of whole numbers was found that agrees with all"
                        + " cells; add the cells that tell the inner counts to the file of cells."));
        var variables = IntStream.range(0, table.size())
                .mapToObj(inner -> new Variable(inner, counts[inner], counts[inner]))
                .toList();
        return new Block(
                variables,
                table.cells().stream()
                        .map(cell -> Candidate.sum(cell.id(), rank(cell), cell.inner()))
                        .toList());
    }

    private static int rank(CellTable.Cell cell) {
        var rank = cell.fields().getOrDefault(RANK, "0");

        try {
            return Integer.parseInt(rank.trim());
        } catch (NumberFormatException e) {
            throw new WarehouseException(
                    "Cell " + cell.id() + ", column 'rank': is no whole number; write 0 for the most useful cells.", e);
        }
    }
}
