package org.lastmile.disclosure;

import java.time.Duration;
import java.util.Map;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.contract.WarehouseException;
import org.lastmile.disclosure.audit.Certificate;
import org.lastmile.disclosure.audit.CertificateCheck;
import org.lastmile.disclosure.audit.Limits;

/**
 * The only door through which numbers leave. Decides all cells of a block together, then has the decisions checked by
 * other methods: for exact sums with another prime, for intervals with linear programs that see published numbers only.
 */
public final class Gate {
    private static final double NANOSECONDS = 1e9;
    private static final Limits USUAL = Limits.deciding(Duration.ofMinutes(10));

    private Gate() {}

    /** The same as the full method, over the plain unknowns of the block, with ten minutes for each audit. */
    public static GateResult decide(Block block, DisclosurePolicy policy) {
        return decide(block, policy, unknowns(block), USUAL);
    }

    /** The plain unknowns of a block: its variables, merged where no cell tells them apart. */
    public static Unknowns unknowns(Block block) {
        return new MergedVariables(block);
    }

    /**
     * Decides every cell of a block. Frozen cells keep what they said; the others are told in the order of their rank,
     * as long as no hidden sum (see HiddenSums) is a linear combination of everything told. Then cells say less until
     * every hidden number can have values as far apart as the policy asks, and hidden counts become ranges where that
     * leaves it so.
     *
     * @throws WarehouseException if a check finds a leak or does not end in its time; then nothing may be released
     */
    public static GateResult decide(Block block, DisclosurePolicy policy, Unknowns unknowns, Limits limits) {
        var started = System.nanoTime();
        var draft = new Draft(block, unknowns, policy, new Selection(block, policy, limits.time()));
        var eliminated = System.nanoTime();
        var repair = Repair.of(block, draft, policy, limits);
        var decisions = draft.decisions();
        var leaks = check(block, decisions, policy);
        var certificate = Certificate.of(repair.result());
        var wrong = CertificateCheck.problems(certificate);

        if (!wrong.isEmpty()) {
            throw new WarehouseException("Disclosure gate: the certificate does not hold: " + wrong.get(0)
                    + " Nothing is released. Report this.");
        }

        var seconds = (System.nanoTime() - started) / NANOSECONDS;
        return new GateResult(
                decisions,
                GateResult.Tallies.of(decisions),
                Math.max(leaks.inherited(), repair.inherited()),
                leaks.fresh(),
                new GateResult.Audited(
                        repair.result().problem().secrets().size(),
                        repair.result().narrowest(),
                        repair.rounds(),
                        (eliminated - started) / NANOSECONDS),
                seconds,
                certificate);
    }

    /** What a stranger finds out; refused when it is anything that earlier editions have not given away. */
    private static LeakCheck.Leaks check(Block block, Map<String, Decision> decisions, DisclosurePolicy policy) {
        var leaks = LeakCheck.of(block, decisions, policy);
        require(leaks, "", block, policy);
        var together = block.together().map(whole -> LeakCheck.of(whole, decisions, policy));
        together.ifPresent(found -> require(found, " by somebody who compares all marts", block, policy));
        require(LeakCheck.ofPartners(block, decisions, policy), " and from what partners know", block, policy);
        return together.filter(found -> found.inherited() > leaks.inherited()).orElse(leaks);
    }

    private static void require(LeakCheck.Leaks leaks, String andFrom, Block block, DisclosurePolicy policy) {
        if (leaks.fresh() > 0) {
            throw new WarehouseException("Disclosure gate, block of "
                    + block.candidates().size() + " cells: the independent check computes " + leaks.fresh()
                    + " numbers of fewer than " + policy.minimum() + " people from what would be published" + andFrom
                    + "; nothing is released. Report this with the edition's policy '" + policy.profile()
                    + "', and release without the publication until it is answered.");
        }
    }
}
