package org.lastmile.table;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.contract.WarehouseException;
import org.lastmile.disclosure.Mechanism;
import org.lastmile.disclosure.audit.Audit;
import org.lastmile.disclosure.audit.Certificate;
import org.lastmile.disclosure.audit.Limits;
import org.lastmile.disclosure.audit.Verdict;
import org.lastmile.disclosure.round.Ledger;
import org.lastmile.disclosure.round.Rounding;
import org.lastmile.disclosure.round.Settings;
import org.lastmile.release.CertificateFile;

/** Takes somebody else's table through a mechanism of the gate, and proves what came out from what came out alone. */
public record Protection(Method method, DisclosurePolicy policy, Limits limits) {
    private static final double NANOSECONDS = 1e9;
    private static final String ABOUT =
            "Whole tables that agree with every published cell. In some of them each hidden count is small, in others"
                    + " large: at least the width apart. They are made from the published cells and the matrix alone,"
                    + " and none is more likely than another to be the true one. Check them with 'lastmile audit"
                    + " --certificate'.";

    /** How a table is protected. */
    public enum Method {
        /** Cells are hidden, the others told as they are. */
        PROTECT,
        /** Small counts are rounded so that all adds up. */
        ROUND
    }

    /**
     * What came out.
     *
     * @param tables  that prove it
     * @param verdict what they prove
     * @param seconds of the whole work
     */
    public record Result(
            ProtectedTable told, List<long[]> tables, DisclosurePolicy policy, Verdict verdict, double seconds) {
        public Result {
            tables = List.copyOf(tables);
        }

        /** @param facts what the certificate belongs to */
        CertificateFile certificate(Map<String, String> facts) {
            var numbers = IntStream.rangeClosed(1, told.size())
                    .mapToObj(inner -> "inner " + inner)
                    .toList();
            var part = new CertificateFile.Part(
                    "table", policy.minimum(), policy.intervalWidth(), List.of(), numbers, tables);
            return new CertificateFile(ABOUT, facts, List.of(part));
        }
    }

    /**
     * Protects a table.
     *
     * @throws WarehouseException if cells do not add up, the time is over, or something stays too narrow
     */
    public Result of(CellTable table) {
        var started = System.nanoTime();
        var block = InnerCounts.block(table, limits);
        var told = ProtectedTable.of(table, mechanism(table).decide(block, policy));
        // Not the tables that the decisions were made with: those knew cells that are hidden now.
        var problem = told.problem(policy.intervalWidth());
        var tables = Certificate.of(Audit.of(problem, limits)).tables();
        var verdict = Verdict.of(problem, tables, policy.minimum());

        if (!verdict.problems().isEmpty()) {
            throw new WarehouseException(
                    "Disclosure gate: " + verdict.problems().get(0) + " Nothing is written."
                            + " Hide more, with a larger --minimum or fewer cells, or report this.");
        }

        return new Result(told, tables, policy, verdict, (System.nanoTime() - started) / NANOSECONDS);
    }

    private Mechanism mechanism(CellTable table) {
        if (method == Method.PROTECT) {
            return Mechanism.protect(limits);
        }

        // A 0 stands for 0 to base - 1, which must reach over the width.
        var base = Math.max(policy.minimum(), policy.intervalWidth() + 1);
        var settings = Settings.of(base, cell -> cell.population().length == table.size());
        return new Rounding(settings, Ledger.empty());
    }
}
