package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.disclosure.audit.Known;

/** What a reader learns from a decision, as rows over the unknowns. */
final class Reading {
    private static final int PERCENT = 100;

    private final Unknowns unknowns;
    private final Sizes sizes;
    private final DisclosurePolicy policy;
    private final Block block;

    Reading(Block block, Unknowns unknowns, Sizes sizes, DisclosurePolicy policy) {
        this.unknowns = unknowns;
        this.sizes = sizes;
        this.policy = policy;
        this.block = block;
    }

    List<Known> of(Candidate candidate, Decision decision) {
        var population = unknowns.of(candidate, 0);

        if (population.length == 0) {
            return List.of();
        }

        if (decision instanceof Decision.Show) {
            return shown(candidate);
        }

        if (decision instanceof Decision.Range range) {
            var least = sizes.value(candidate.population()) == 0 ? 0 : 1;
            return List.of(Known.between(population, Math.max(least, range.low()), range.high()));
        }

        if (decision instanceof Decision.Band band) {
            return banded(candidate, band);
        }

        var isEmpty = sizes.value(candidate.population()) == 0;

        if (decision instanceof Decision.Nobody) {
            return isEmpty ? List.of(Known.number(population, 0)) : List.of();
        }

        // Empty cells say so; whoever knows that, knows that somebody is in each hidden one.
        return isEmpty ? List.of() : List.of(atLeastOne(population));
    }

    private static Known atLeastOne(int[] population) {
        return Known.between(population, 1, Known.UNLIMITED);
    }

    private List<Known> shown(Candidate candidate) {
        var rows = new ArrayList<Known>();
        var published = candidate.published();
        for (var i = 0; i < published.length; i++) {
            var row = unknowns.of(candidate, i);

            if (row.length > 0) {
                rows.add(Known.number(row, sizes.value(published[i])));
            }
        }

        return rows;
    }

    private List<Known> banded(Candidate candidate, Decision.Band band) {
        var rows = new ArrayList<Known>();
        var population = unknowns.of(candidate, 0);

        if (countsPeople(candidate)) {
            policy.bands().stream()
                    .filter(size -> size.words().equals(band.peopleBand()))
                    .findFirst()
                    .ifPresent(size -> rows.add(Known.between(
                            population,
                            size.peopleFrom(),
                            size.peopleTo() == null ? Known.UNLIMITED : size.peopleTo())));
        }

        var numerator = candidate.numerator() == null ? new int[0] : unknowns.of(candidate, 1);

        if (band.lowPct() > 0) {
            rows.add(weighted(population, -band.lowPct(), numerator, PERCENT, 0));
        }

        if (band.highPct() < PERCENT) {
            rows.add(weighted(population, band.highPct(), numerator, -PERCENT, 1));
        }

        return rows;
    }

    /** Whether the cell counts each person once, so that a band of people is one of what it counts. */
    private boolean countsPeople(Candidate candidate) {
        return sizes.people(candidate.population()) == sizes.value(candidate.population())
                && Arrays.stream(candidate.population())
                        .mapToObj(block.variables()::get)
                        .allMatch(variable -> variable.people() == variable.value());
    }

    /** The population and the numerator that is part of it, each times its factor, are at least so much. */
    private static Known weighted(int[] population, int factor, int[] numerator, int more, long atLeast) {
        var coefficients = new int[population.length];
        var at = 0;
        for (var i = 0; i < population.length; i++) {
            coefficients[i] = factor;

            if (at < numerator.length && numerator[at] == population[i]) {
                coefficients[i] += more;
                at++;
            }
        }

        return nonZero(population, coefficients, atLeast);
    }

    private static Known nonZero(int[] unknowns, int[] coefficients, long atLeast) {
        var kept = java.util.stream.IntStream.range(0, unknowns.length)
                .filter(i -> coefficients[i] != 0)
                .toArray();
        return new Known(
                Arrays.stream(kept).map(i -> unknowns[i]).toArray(),
                Arrays.stream(kept).map(i -> coefficients[i]).toArray(),
                atLeast,
                Known.UNLIMITED);
    }
}
