package org.lastmile.disclosure;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.disclosure.audit.Audit;
import org.lastmile.disclosure.audit.AuditResult;
import org.lastmile.disclosure.audit.Known;
import org.lastmile.disclosure.audit.Limits;

/** All who read a draft: an outsider, who is looked at first, partners, and those who know themselves. */
final class Readers {
    private final Block block;
    private final Draft draft;
    private final DisclosurePolicy policy;
    private final Limits limits;
    private final List<Insider> insiders;
    private final List<Insider> members;
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
        this.policy = policy;
        this.limits = limits;
        insiders = Insider.of(block, draft.unknowns(), policy);
        members = Insider.members(block, draft.unknowns());
        outsider = Audit.of(draft.problem(), limits.drafting());
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
        outsider = Audit.of(draft.problem(), before, limits.drafting());
        return finding();
    }

    /** The first reader for whom some hidden number is too narrow; the outsider when there is none. */
    Finding finding() {
        tables.removeIf(table -> !outsider.problem().agrees(table));
        var found = new Finding(outsider, List.of());
        for (var i = 0; i < insiders.size() && !found.isNarrow(); i++) {
            found = finding(insiders.get(i));
        }

        return found.isNarrow() ? found : ofMembers();
    }

    /** Nearly all of the many members are served by tables that somebody else could not exclude. */
    private Finding ofMembers() {
        var witnesses = new Witnesses(outsider.problem());
        outsider.tables().forEach(witnesses::add);
        tables.forEach(witnesses::add);
        return ofMembers(members, witnesses);
    }

    private Finding ofMembers(List<Insider> some, Witnesses witnesses) {
        var open = some.stream()
                .filter(member -> !witnesses.show(member, policy.insiderWidth()))
                .toList();
        return open.isEmpty() ? new Finding(outsider, List.of()) : ofOpen(open, witnesses);
    }

    /** Looks with the eyes of all of them at once; where that is too much for some secret, with those of each half. */
    private Finding ofOpen(List<Insider> open, Witnesses witnesses) {
        var size = tables.size();
        var found = open.size() == 1 ? finding(open.get(0)) : glance(Insider.together(open));
        tables.subList(size, tables.size()).forEach(witnesses::add);

        if (open.size() == 1 || !found.isNarrow()) {
            return found;
        }

        var first = ofMembers(everySecond(open, 0), witnesses);
        return first.isNarrow() ? first : ofMembers(everySecond(open, 1), witnesses);
    }

    /** Those who are next to each other are mostly in the same numbers, and together they know too much of these. */
    private static List<Insider> everySecond(List<Insider> some, int first) {
        return IntStream.iterate(first, i -> i < some.size(), i -> i + 2)
                .mapToObj(some::get)
                .toList();
    }

    private Finding glance(Insider together) {
        return new Finding(audit(together, limits.glancing()), together.own());
    }

    private Finding finding(Insider insider) {
        var result = audit(insider, limits.drafting());
        return !result.narrow().isEmpty() && dropInherited(insider)
                ? finding(insider)
                : new Finding(result, insider.own());
    }

    /** Looks at what the tables that somebody cannot exclude leave open, and keeps what it finds. */
    private AuditResult audit(Insider insider, Limits reach) {
        var possible = new ArrayList<>(outsider.tables());
        possible.addAll(tables);
        possible.removeIf(table -> !insider.isPossible(table));
        var problem = draft.problemOf(insider, outsider.problem(), inherited.getOrDefault(insider, Set.of()))
                .without(possible);

        if (problem.secrets().isEmpty()) {
            return new AuditResult(problem, List.of(), List.of(), List.of());
        }

        var result = Audit.of(problem, possible, reach);
        tables.addAll(result.tables().subList(possible.size(), result.tables().size()));
        return result;
    }

    /** Leaves out what earlier editions alone tell an insider; whether that is anything more than before. */
    private boolean dropInherited(Insider insider) {
        if (block.isFirst()) {
            return false;
        }

        var dropped = inherited.computeIfAbsent(insider, any -> new HashSet<>());
        var past = Audit.of(draft.problemOf(insider, draft.problemOfThePast(), dropped), limits);
        return dropped.addAll(past.narrow().stream()
                .map(i -> IntBuffer.wrap(past.problem().secrets().get(i).unknowns()))
                .toList());
    }
}
