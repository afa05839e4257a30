package org.lastmile.disclosure;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.disclosure.audit.Audit;
import org.lastmile.disclosure.audit.AuditResult;
import org.lastmile.disclosure.audit.Known;
import org.lastmile.disclosure.audit.Limits;

/** All who read a draft: an outsider, who is looked at first, and those who know some of the people. */
final class Readers {
    private final Block block;
    private final Draft draft;
    private final Limits limits;
    private final List<Insider> insiders;
    private final Map<Insider, Set<IntBuffer>> inherited = new HashMap<>();

    /** Tables that insiders cannot exclude, and so no outsider can; what holds for one mostly holds for the next. */
    private final List<long[]> tables = new ArrayList<>();

    private AuditResult outsider;

    /**
     * What somebody found out.
     *
     * @param own rows that only this reader knows; they follow those that all know
     */
    record Finding(AuditResult result, List<Known> own) {
        boolean isNarrow() {
            return !result.narrow().isEmpty();
        }
    }

    Readers(Block block, Draft draft, DisclosurePolicy policy, Limits limits) {
        this.block = block;
        this.draft = draft;
        this.limits = limits;
        insiders = Insider.of(block, draft.unknowns(), policy);
        outsider = Audit.of(draft.problem(), limits);
    }

    /** What the outsider found out last. */
    AuditResult outsider() {
        return outsider;
    }

    /**
     * Lets all look at the draft as it is now.
     *
     * @param before tables of the outsider that may still agree
     */
    Finding look(List<long[]> before) {
        outsider = Audit.of(draft.problem(), before, limits);
        return finding();
    }

    /** The first reader for whom some hidden number is too narrow; the outsider when there is none. */
    Finding finding() {
        tables.removeIf(table -> !outsider.problem().agrees(table));
        var found = new Finding(outsider, List.of());
        for (var i = 0; i < insiders.size() && !found.isNarrow(); i++) {
            found = finding(insiders.get(i));
        }

        return found;
    }

    private Finding finding(Insider insider) {
        var problem = draft.problemOf(insider, outsider.problem(), inherited.getOrDefault(insider, Set.of()));
        var possible = new ArrayList<>(outsider.tables());
        possible.addAll(tables);
        possible.removeIf(table -> !insider.isPossible(table));

        if (problem.isProvenBy(possible)) {
            return new Finding(outsider, List.of());
        }

        var result = Audit.of(problem, possible, limits);
        tables.addAll(result.tables().subList(possible.size(), result.tables().size()));
        return !result.narrow().isEmpty() && dropInherited(insider)
                ? finding(insider)
                : new Finding(result, insider.own());
    }

    /** Leaves out what earlier editions alone tell an insider; whether that is anything more than before. */
    private boolean dropInherited(Insider insider) {
        if (block.candidates().stream().allMatch(candidate -> candidate.frozen() == null)) {
            return false;
        }

        var dropped = inherited.computeIfAbsent(insider, any -> new HashSet<>());
        var past = Audit.of(draft.problemOf(insider, draft.problemOfThePast(), dropped), limits);
        return dropped.addAll(past.narrow().stream()
                .map(i -> IntBuffer.wrap(past.problem().secrets().get(i).unknowns()))
                .toList());
    }
}
