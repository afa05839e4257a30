package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Small blocks of the attacks. */
final class Tables {
    private Tables() {}

    /** Classes of so many people, who count once each. */
    static List<Variable> people(long... people) {
        return IntStream.range(0, people.length)
                .mapToObj(i -> new Variable(i, people[i], people[i]))
                .toList();
    }

    /** A total and its parts, named a, b, c and so on. */
    static Block line(long... people) {
        var cells = new ArrayList<Candidate>();
        cells.add(Candidate.sum("total", 0, IntStream.range(0, people.length).toArray()));
        IntStream.range(0, people.length)
                .forEach(i -> cells.add(Candidate.sum(String.valueOf((char) ('a' + i)), 1, new int[] {i})));
        return new Block(people(people), cells);
    }

    /** A table with all its totals; the cell in row 2, column 1 is named {@code 2,1}. */
    static Block twoWay(long[][] counts) {
        var columns = counts[0].length;
        var all = IntStream.range(0, counts.length * columns).toArray();
        var cells = new ArrayList<Candidate>();
        cells.add(Candidate.sum("total", 0, all));
        for (var row = 0; row < counts.length; row++) {
            var at = row;
            cells.add(Candidate.sum("row " + (row + 1), 1, where(all, i -> i / columns == at)));
        }

        for (var column = 0; column < columns; column++) {
            var at = column;
            cells.add(Candidate.sum("column " + (column + 1), 1, where(all, i -> i % columns == at)));
        }

        for (var i : all) {
            cells.add(Candidate.sum((i / columns + 1) + "," + (i % columns + 1), 2, new int[] {i}));
        }

        return new Block(
                people(Arrays.stream(counts).flatMapToLong(Arrays::stream).toArray()), cells);
    }

    private static int[] where(int[] all, Predicate<Integer> isIn) {
        return Arrays.stream(all).filter(isIn::test).toArray();
    }

    /** Shares by level and period with all totals; of each level and period 1 to 8 people are in the numerator, and as many not. */
    static Block shares(SplittableRandom random, int levels, int periods) {
        var all = IntStream.range(0, 2 * levels * periods).toArray();
        var cells = new ArrayList<Candidate>();
        cells.add(share("total", 0, where(all, i -> true)));
        for (var level = 0; level < levels; level++) {
            var at = level;
            cells.add(share("level " + level, 1, where(all, i -> i / 2 / periods == at)));
        }

        for (var period = 0; period < periods; period++) {
            var at = period;
            cells.add(share("period " + period, 1, where(all, i -> i / 2 % periods == at)));
        }

        for (var i = 0; i < levels * periods; i++) {
            cells.add(share("level " + i / periods + " in period " + i % periods, 2, new int[] {2 * i, 2 * i + 1}));
        }

        return new Block(people(random.longs(all.length, 1, 9).toArray()), cells);
    }

    /** Even variables are in the numerator. */
    private static Candidate share(String id, int rank, int[] population) {
        return Candidate.share(id, rank, population, where(population, i -> i % 2 == 0));
    }

    /** A release without any gate. */
    static Map<String, Decision> showing(Block block) {
        return hiding(block);
    }

    /** A release that hides some cells and shows all others. */
    static Map<String, Decision> hiding(Block block, String... hidden) {
        var decisions = new HashMap<String, Decision>();
        block.candidates()
                .forEach(cell -> decisions.put(
                        cell.id(), List.of(hidden).contains(cell.id()) ? new Decision.Protect() : new Decision.Show()));
        return decisions;
    }

    /** A release in which each cell obeys the policy by itself. */
    static Map<String, Decision> alone(Block block, org.lastmile.contract.DisclosurePolicy policy) {
        var rules = new Rules(new Sizes(block.variables()), policy);
        var decisions = new HashMap<String, Decision>();
        block.candidates().forEach(cell -> decisions.put(cell.id(), rules.alone(cell)));
        return decisions;
    }
}
