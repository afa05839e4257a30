package org.lastmile.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lastmile.disclosure.audit.Known;
import org.lastmile.disclosure.audit.Problem;
import org.lastmile.disclosure.audit.Secret;

/**
 * What a reader sees of one indicator in one calendar year, from an edition alone.
 *
 * @param publication id
 * @param name        for example {@code overview/first_claim_rate_30d/2025}
 * @param numbers     names of the unknowns: a count, or of a rate those counted and the rest
 * @param cells       what each cell says
 * @param secrets     numbers that are not told
 * @param sums        which cells make up which, as far as definitions say
 */
record PublishedPart(
        String publication,
        String name,
        List<String> numbers,
        List<Known> cells,
        List<Untold> secrets,
        List<PublishedSum> sums) {
    PublishedPart {
        numbers = List.copyOf(numbers);
        cells = List.copyOf(cells);
        secrets = List.copyOf(secrets);
        sums = List.copyOf(sums);
    }

    /** A number that is not told. */
    // An array, as in Known.
    @SuppressWarnings("ArrayRecordComponent")
    record Untold(String name, int[] unknowns) {}

    /**
     * What is known to a reader who adds up, and what must stay open to him.
     *
     * @param width how far apart the possible values of a number that is not told must be
     * @param loose names of sums that he does not rely on
     */
    Problem problem(long width, Set<String> loose) {
        var known = new ArrayList<>(cells);
        sums.stream().filter(sum -> !loose.contains(sum.name())).forEach(sum -> known.addAll(sum.rows()));
        return new Problem(
                numbers.size(),
                known,
                secrets.stream()
                        .map(secret -> new Secret(secret.name(), secret.unknowns(), width))
                        .toList());
    }

    /** Whether the cells of a sum say by themselves that it does not hold. */
    boolean isContradicted(String sum) {
        return sums.stream().anyMatch(one -> one.name().equals(sum) && one.isContradicted(cells));
    }
}
