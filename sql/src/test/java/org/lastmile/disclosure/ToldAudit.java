package org.lastmile.disclosure;

import java.nio.IntBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.contract.WarehouseException;
import org.lastmile.disclosure.audit.Audit;
import org.lastmile.disclosure.audit.Known;
import org.lastmile.disclosure.audit.Limits;
import org.lastmile.disclosure.audit.Problem;
import org.lastmile.disclosure.audit.Secret;

/**
 * Looks at what any mechanism tells with the audit of the gate: a number that is told within some people is a range, and
 * the small parts of cells are the secrets. What the steps of a mechanism give away is not looked at.
 */
final class ToldAudit {
    private static final Limits LIMITS = Limits.deciding(Duration.ofMinutes(2));

    private final Unknowns unknowns;
    private final Sizes sizes;
    private final DisclosurePolicy policy;
    private final List<Known> known;
    private final Map<IntBuffer, Secret> secrets = new LinkedHashMap<>();

    private ToldAudit(Block block, Unknowns unknowns, DisclosurePolicy policy) {
        this.unknowns = unknowns;
        this.policy = policy;
        sizes = new Sizes(block.variables());
        known = new ArrayList<>(unknowns.structure());
    }

    /** How many of how many small numbers are known better than the width of the policy. */
    static String narrow(Block block, Unknowns unknowns, Map<String, Decision> decisions, DisclosurePolicy policy) {
        var audit = new ToldAudit(block, unknowns, policy);
        block.candidates().forEach(cell -> audit.add(cell, decisions.getOrDefault(cell.id(), new Decision.Protect())));
        var problem = new Problem(unknowns.size(), audit.known, List.copyOf(audit.secrets.values()));

        try {
            return Audit.of(problem, LIMITS).narrow().size() + " of " + audit.secrets.size();
        } catch (WarehouseException e) {
            return "not finished";
        }
    }

    private void add(Candidate cell, Decision decision) {
        var published = cell.published();
        for (var part = 0; part < published.length; part++) {
            tell(cell, part, decision, sizes.value(published[part]));
        }

        var parts = cell.parts();
        for (var part = 0; part < parts.length; part++) {
            var people = sizes.people(parts[part]);
            var sum = unknowns.of(cell, part);

            if (people > 0 && people < policy.minimum() && sum.length > 0) {
                secrets.putIfAbsent(IntBuffer.wrap(sum), new Secret(cell.id(), sum, policy.intervalWidth()));
            }
        }
    }

    private void tell(Candidate cell, int part, Decision decision, long value) {
        var sum = unknowns.of(cell, part);

        if (sum.length == 0) {
            return;
        }

        if (decision instanceof Decision.Show || decision instanceof Decision.Nobody) {
            known.add(Known.number(sum, value));
        } else if (decision instanceof Decision.Range range && part == 0) {
            known.add(Known.between(sum, range.low(), range.high()));
        } else if (decision instanceof Decision.Rounded rounded) {
            var told = part == 0 ? rounded.of() : rounded.count();
            known.add(Known.between(sum, Math.max(0, told - rounded.within()), told + rounded.within()));
        }
    }
}
