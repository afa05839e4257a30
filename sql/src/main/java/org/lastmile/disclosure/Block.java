package org.lastmile.disclosure;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * All cells that are decided together, over the variables that link them.
 *
 * @param candidates cells of every edition so far, in any order
 * @param splits     what readers take away from what
 * @param partners   who among the readers knows some variables
 * @param together   the same cells, over variables that are one wherever the same people are counted; empty when these are
 */
public record Block(
        List<Variable> variables,
        List<Candidate> candidates,
        List<Split> splits,
        List<Partner> partners,
        Optional<Block> together) {
    /** Cells of which only pairs are compared, and that nobody knows anything of. */
    public Block(List<Variable> variables, List<Candidate> candidates) {
        this(variables, candidates, List.of(), List.of());
    }

    /** Cells over variables of which no two count the same people. */
    public Block(List<Variable> variables, List<Candidate> candidates, List<Split> splits, List<Partner> partners) {
        this(variables, candidates, splits, partners, Optional.empty());
    }

    /** @throws IllegalArgumentException if an id is there twice, an index has no variable, or a class has two sizes */
    public Block {
        variables = List.copyOf(variables);
        candidates = List.copyOf(candidates);
        splits = List.copyOf(splits);
        partners = List.copyOf(partners);
        checkClasses(variables);
        checkCandidates(variables.size(), candidates);
    }

    /**
     * The same.
     *
     * @param whole these cells, and maybe others that a reader knows, over people who are one on all sides
     */
    public Block with(Block whole) {
        return new Block(variables, candidates, splits, partners, Optional.of(whole));
    }

    /** Whether nothing was told before, neither of these cells nor of others that stand beside them. */
    boolean isFirst() {
        return together.orElse(this).candidates().stream().allMatch(candidate -> candidate.frozen() == null);
    }

    private static void checkClasses(List<Variable> variables) {
        var sizes = new HashMap<Integer, Long>();
        for (var variable : variables) {
            var before = sizes.putIfAbsent(variable.personClass(), variable.people());

            if (before != null && before != variable.people()) {
                throw new IllegalArgumentException("Variables of one class must have the same people.");
            }
        }
    }

    private static void checkCandidates(int size, List<Candidate> candidates) {
        var ids = new HashSet<String>();
        for (var candidate : candidates) {
            var population = candidate.population();

            if (population.length > 0 && population[population.length - 1] >= size) {
                throw new IllegalArgumentException("Cell " + candidate.id() + ": an index has no variable.");
            }

            if (!ids.add(candidate.id())) {
                throw new IllegalArgumentException("Cell " + candidate.id() + " is there twice.");
            }
        }
    }
}
