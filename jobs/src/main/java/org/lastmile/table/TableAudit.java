package org.lastmile.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lastmile.contract.WarehouseException;
import org.lastmile.disclosure.Alone;
import org.lastmile.disclosure.audit.Audit;
import org.lastmile.disclosure.audit.Known;
import org.lastmile.disclosure.audit.Limits;
import org.lastmile.disclosure.audit.Problem;
import org.lastmile.disclosure.audit.Secret;

/** What can be found out about the hidden cells of somebody else's protected table. */
public final class TableAudit {
    private static final String SUPPRESSED = "suppressed";
    private static final String PRIMARY = "primary";

    private final CellTable table;
    private final Limits limits;

    /** @throws WarehouseException if the file does not say which cells are suppressed */
    public TableAudit(CellTable table, Limits limits) {
        this.table = table;
        this.limits = limits;

        if (!table.header().contains(SUPPRESSED)) {
            throw new WarehouseException("The file of cells has no column 'suppressed'; it needs one.");
        }
    }

    /**
     * What an outsider finds out.
     *
     * @param narrow cells that can be worked out too closely, each with its interval in words
     * @param hidden number of hidden cells
     */
    public record Outsider(List<String> narrow, int hidden) {
        public Outsider {
            narrow = List.copyOf(narrow);
        }
    }

    /**
     * Intervals of the hidden cells that are narrower than the width.
     *
     * @throws WarehouseException if the shown cells do not add up, or the time is over
     */
    public Outsider outsider(long width) {
        var result = Audit.of(problem(width), limits);
        var narrow = new ArrayList<String>();
        for (var i : result.narrow()) {
            var interval = result.intervals().get(i);
            narrow.add("cell " + result.problem().secrets().get(i).id() + ": " + interval.low() + " to "
                    + interval.high());
        }

        return new Outsider(narrow, result.problem().secrets().size());
    }

    /** Whether the file says how many people are in the hidden cells. */
    public boolean knowsHiddenCounts() {
        return table.cells().stream().allMatch(CellTable.Cell::isKnown);
    }

    /**
     * Hidden cells that somebody computes who is alone in another one: primary ones, where the file says which are.
     * Which inner cell somebody is in is taken from the counts; see InnerCounts.
     *
     * @return sentences, one for each such pair of cells
     * @throws WarehouseException if the cells, hidden ones included, do not add up
     */
    public List<String> alone() {
        var cells = table.cells().stream().collect(Collectors.toMap(CellTable.Cell::id, cell -> cell));
        var isSecret = table.header().contains(PRIMARY) ? PRIMARY : SUPPRESSED;
        return Alone.of(
                        InnerCounts.block(table, limits),
                        candidate -> !is(cells, candidate.id(), SUPPRESSED),
                        candidate -> is(cells, candidate.id(), isSecret))
                .stream()
                .map(pair -> "cell " + name(cells, pair.other()) + ": computed by the person who is alone in cell "
                        + name(cells, pair.own()))
                .toList();
    }

    private static boolean is(Map<String, CellTable.Cell> cells, String id, String flag) {
        var cell = cells.get(id);
        return cell != null && cell.is(flag);
    }

    private static String name(Map<String, CellTable.Cell> cells, String id) {
        var cell = cells.get(id);
        return cell == null ? id : cell.name();
    }

    private Problem problem(long width) {
        var known = new ArrayList<Known>();
        var secrets = new ArrayList<Secret>();
        for (var cell : table.cells()) {
            if (cell.is(SUPPRESSED)) {
                secrets.add(new Secret(cell.name(), cell.inner(), width));
            } else {
                known.add(Known.number(cell.inner(), cell.count()));
            }
        }

        return new Problem(table.size(), known, secrets);
    }
}
