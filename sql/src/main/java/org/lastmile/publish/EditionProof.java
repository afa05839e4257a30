package org.lastmile.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.contract.WarehouseException;
import org.lastmile.disclosure.audit.Audit;
import org.lastmile.disclosure.audit.Certificate;
import org.lastmile.disclosure.audit.Limits;
import org.lastmile.disclosure.audit.Problem;
import org.lastmile.disclosure.audit.Verdict;
import org.lastmile.release.CertificateFile;
import org.lastmile.release.CertificateFile.Part;
import org.lastmile.release.Release;

/**
 * The certificate of an edition, made from its published cells alone: equal cells give equal bytes, whatever is true.
 * It knows less than the gate, whose tables tell which people there are and stay inside.
 */
public final class EditionProof {
    private static final Limits LIMITS = Limits.deciding(Duration.ofMinutes(1));
    private static final String ABOUT =
            "Tables that agree with every published cell of an indicator in a year, and with the sums of its groups and"
                    + " quarters. In some of them each hidden number is small, in others large: at least the width"
                    + " apart. They are made from the published cells alone, and none is more likely than another to"
                    + " be the true one. Sums named under loose do not hold in public: people stand in several"
                    + " groups or quarters, or data came late. Check them with 'lastmile audit --edition'.";

    private EditionProof() {}

    /**
     * Makes the certificate of an edition.
     *
     * @param policies by publication
     */
    public static CertificateFile of(Release release, Function<String, DisclosurePolicy> policies) {
        return new CertificateFile(
                ABOUT,
                Map.of("edition", release.edition().id()),
                PublishedParts.of(release).stream()
                        .map(part -> part(part, policies.apply(part.publication())))
                        .toList());
    }

    /** What the certificate proves about the cells of an edition, by adding up alone. */
    public static Verdict verdict(Release release, CertificateFile certificate) {
        var said = new TreeMap<String, Part>();
        certificate.parts().forEach(part -> said.put(part.name(), part));
        var verdict = new Verdict(List.of(), List.of(), 0, 0, Long.MAX_VALUE);
        for (var part : PublishedParts.of(release)) {
            verdict = verdict.and(verdict(part, Optional.ofNullable(said.remove(part.name()))));
        }

        for (var name : said.keySet()) {
            verdict = verdict.and(
                    Verdict.wrong("The certificate is about " + name + ", of which the edition says nothing."));
        }

        return verdict;
    }

    private static Verdict verdict(PublishedPart part, Optional<Part> proof) {
        if (proof.filter(said -> said.numbers().equals(part.numbers())).isEmpty()) {
            return Verdict.wrong("The certificate does not know the cells of " + part.name() + ".");
        }

        var said = proof.orElseThrow();
        var verdict = Verdict.of(part.problem(said.width(), Set.copyOf(said.loose())), said.tables(), said.minimum())
                .in(part.name());
        for (var sum : said.loose()) {
            if (!part.isContradicted(sum)) {
                verdict = verdict.and(Verdict.wrong(part.name() + ": the tables do not keep to " + sum
                        + ", though its cells do not contradict it."));
            }
        }

        return verdict;
    }

    private static Part part(PublishedPart part, DisclosurePolicy policy) {
        var width = policy.intervalWidth();
        var loose = loose(part);
        return new Part(
                part.name(),
                policy.minimum(),
                width,
                List.copyOf(loose),
                part.numbers(),
                tables(part.problem(width, loose)));
    }

    /** One table at least, so that every published number stands in the certificate; none when none is found. */
    private static List<long[]> tables(Problem problem) {
        var result = Audit.of(problem, LIMITS);

        if (result.tables().isEmpty()) {
            return List.of();
        }

        var chosen = Certificate.of(result).tables();
        return chosen.isEmpty() ? result.tables().stream().limit(1).toList() : chosen;
    }

    /** Sums that do not hold in public: those that their own cells contradict, then those that contradict others. */
    private static Set<String> loose(PublishedPart part) {
        var kept = new ArrayList<String>();
        var loose = new TreeSet<String>();
        for (var sum : part.sums()) {
            loose.add(sum.name());

            if (!part.isContradicted(sum.name())) {
                kept.add(sum.name());
            }
        }

        var all = new TreeSet<>(loose);
        kept.forEach(all::remove);

        if (agrees(part, all)) {
            return all;
        }

        for (var name : kept) {
            loose.remove(name);

            if (!agrees(part, loose)) {
                loose.add(name);
            }
        }

        return loose;
    }

    /** An audit in vain says that nothing agrees with the cells and all other sums. */
    private static boolean agrees(PublishedPart part, Set<String> loose) {
        try {
            var known = part.problem(0, loose).known();
            return !Audit.of(new Problem(part.numbers().size(), known, List.of()), LIMITS)
                    .tables()
                    .isEmpty();
        } catch (WarehouseException contradiction) {
            return false;
        }
    }
}
