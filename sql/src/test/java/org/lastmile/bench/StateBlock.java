package org.lastmile.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.lastmile.disclosure.Block;
import org.lastmile.disclosure.Candidate;
import org.lastmile.disclosure.Place;
import org.lastmile.disclosure.Variable;

/**
 * A publication of an invented state and year: nested shares (a funnel) by quarter and year, and by year for each library
 * and for each level of eight groups, one at a time. Groups, quarter and progress of learners do not depend on each other.
 *
 * @param places where the cells stand, for the audit
 */
record StateBlock(Block block, Map<String, Place> places) {
    static final int QUARTERS = 4;
    static final int GROUPS = 8;
    static final int LEVELS = 4;
    private static final double GOES_ON = 0.7;
    private static final int SMALLEST = 3;
    private static final int LARGEST = 1_500;

    /** What is published of how many. */
    record Size(int libraries, int indicators, int learnersPerLibrary) {
        /** Cells of a year: totals by quarter and year, libraries, levels of groups. */
        int cells() {
            return indicators * (QUARTERS + 1 + libraries + GROUPS * LEVELS);
        }
    }

    /** One learner: where in which quarter, the level in each group, and how many steps of the funnel were taken. */
    private record Learner(int library, int quarter, List<Integer> levels, int steps) {}

    static StateBlock of(Size size, long seed) {
        var people = new LinkedHashMap<Learner, Integer>();
        var random = new SplittableRandom(seed);
        for (var library = 0; library < size.libraries(); library++) {
            // Most libraries are small, a few are large; the mean of the logarithm is half below that of the mean.
            var learners = size.learnersPerLibrary() * Math.exp(random.nextGaussian() - 0.5);
            for (var i = 0; i < Math.max(SMALLEST, Math.min(LARGEST, learners)); i++) {
                people.merge(learner(random, library, size.indicators()), 1, Integer::sum);
            }
        }

        var variables = new ArrayList<Variable>();
        var cells = new TreeMap<String, List<Integer>>();
        people.forEach((learner, count) -> {
            for (var cell : cells(learner)) {
                for (var step = 0; step <= learner.steps(); step++) {
                    cells.computeIfAbsent(step + "/" + cell, any -> new ArrayList<>())
                            .add(variables.size());
                }
            }

            variables.add(new Variable(variables.size(), count, count));
        });
        return of(variables, cells, size.indicators());
    }

    /** The first indicator is a count, the others are shares of it. */
    private static StateBlock of(List<Variable> variables, Map<String, List<Integer>> cells, int indicators) {
        var candidates = new ArrayList<Candidate>();
        var places = new TreeMap<String, Place>();
        cells.forEach((id, set) -> {
            if (!id.startsWith("0/")) {
                return;
            }

            var cell = id.substring(2);
            for (var indicator = 0; indicator < indicators; indicator++) {
                var name = indicator + "/" + cell;
                candidates.add(
                        indicator == 0
                                ? Candidate.sum(name, rank(cell), array(set))
                                : Candidate.share(
                                        name, rank(cell), array(set), array(cells.getOrDefault(name, List.of()))));
                places.put(name, place(indicator, name));
            }
        });
        return new StateBlock(new Block(variables, candidates), places);
    }

    private static Learner learner(SplittableRandom random, int library, int indicators) {
        var levels = new ArrayList<Integer>();
        for (var group = 0; group < GROUPS; group++) {
            levels.add((int) (LEVELS * random.nextDouble() * random.nextDouble()));
        }

        var steps = 0;
        while (steps < indicators - 1 && random.nextDouble() < GOES_ON) {
            steps++;
        }

        return new Learner(library, 1 + random.nextInt(QUARTERS), levels, steps);
    }

    private static List<String> cells(Learner learner) {
        var cells = new ArrayList<>(
                List.of("year/all=all", "q" + learner.quarter() + "/all=all", "year/library=" + learner.library()));
        for (var group = 0; group < GROUPS; group++) {
            cells.add("year/group" + group + "=" + learner.levels().get(group));
        }

        return cells;
    }

    private static Place place(int indicator, String name) {
        var at = name.indexOf('/', 2);
        var dimension = name.substring(at + 1, name.indexOf('='));
        return dimension.equals("all")
                ? Place.total(name)
                : new Place(dimension, name.substring(name.indexOf('=') + 1), indicator + "/year/all=all");
    }

    private static int rank(String cell) {
        return cell.startsWith("year/all") ? 0 : cell.endsWith("all=all") ? 1 : cell.contains("library") ? 3 : 2;
    }

    private static int[] array(List<Integer> list) {
        return Arrays.stream(list.toArray(Integer[]::new)).mapToInt(i -> i).toArray();
    }
}
