package org.lastmile.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.disclosure.Block;
import org.lastmile.disclosure.Candidate;
import org.lastmile.disclosure.Gate;
import org.lastmile.disclosure.Variable;
import org.lastmile.disclosure.audit.Limits;

/**
 * Measures the gate on linked tables: places in counties, by kind and month, with all totals; 1,518 of 9,440 cells are
 * primary, as in the reference system of the design. Takes the file of the policy, seconds after which an audit gives up,
 * and numbers of cells, each of which is one run.
 */
public final class LinkedTables {
    private static final int KINDS = 6;
    private static final int MONTHS = 4;
    private static final int COUNTY = 12;
    private static final double PRIMARIES = 1_518.0 / 9_440;
    private static final int FEW = 10;

    private LinkedTables() {}

    public static void main(String[] arguments) throws IOException {
        try (var file = Files.newInputStream(Path.of(arguments[0]))) {
            var policy = DisclosurePolicy.read(file);
            var limits = Limits.deciding(Duration.ofSeconds(Long.parseLong(arguments[1])));
            say("| cells | variables | primary | shown | ranged | protected | elimination | gate | CPU | peak MiB |");
            for (var i = 2; i < arguments.length; i++) {
                measure(block(Integer.parseInt(arguments[i])), policy, limits);
            }
        }
    }

    private static void measure(Block block, DisclosurePolicy policy, Limits limits) throws IOException {
        var before = Processor.seconds();
        var result = Gate.decide(block, policy, Gate.unknowns(block), limits);
        say(
                "| %,d | %,d | %,d | %,d | %,d | %,d | %.2f | %.1f | %.1f | %,d |",
                block.candidates().size(),
                block.variables().size(),
                primaries(block),
                result.tallies().shown(),
                result.tallies().ranged(),
                result.tallies().protectedCells(),
                result.audited().eliminationSeconds(),
                result.seconds(),
                Processor.seconds() - before,
                Processor.peakMebibytes());
    }

    private static long primaries(Block block) {
        return block.candidates().stream()
                .mapToLong(cell -> Arrays.stream(cell.population())
                        .mapToLong(variable -> block.variables().get(variable).people())
                        .sum())
                .filter(people -> people > 0 && people < FEW)
                .count();
    }

    private static void say(String format, Object... values) {
        new PrintStream(System.out, true).printf(Locale.ROOT, format + "%n", values);
    }

    /** Every class in its place, county, kind, month and all their pairs; so many cells, those of the last place left out. */
    public static Block block(int size) {
        var cells = new LinkedHashMap<String, List<Integer>>();
        var classes = 0;
        for (var place = 0; cells.size() < size; place++) {
            for (var kind = 0; kind < KINDS; kind++) {
                for (var month = 0; month < MONTHS; month++) {
                    for (var id : cells(place, kind, month)) {
                        cells.computeIfAbsent(id, any -> new ArrayList<>()).add(classes);
                    }

                    classes++;
                }
            }
        }

        var candidates = cells.entrySet().stream()
                .limit(size)
                .map(cell -> Candidate.sum(
                        cell.getKey(),
                        3 - (int) cell.getKey().chars().filter(c -> c == '*').count(),
                        cell.getValue().stream().mapToInt(i -> i).toArray()))
                .toList();
        return new Block(people(classes, (int) Math.round(PRIMARIES * size)), candidates);
    }

    /** Some classes of 1 to 9 people, none in the last place, the others of 10 to 69. */
    private static List<Variable> people(int classes, int small) {
        var random = new SplittableRandom(11);
        var order = new ArrayList<Integer>();
        for (var i = 0; i < classes - KINDS * MONTHS; i++) {
            order.add(random.nextInt(i + 1), i);
        }

        var isSmall = new BitSet();
        order.subList(0, small).forEach(isSmall::set);
        var variables = new ArrayList<Variable>();
        for (var i = 0; i < classes; i++) {
            var people = isSmall.get(i) ? 1 + random.nextInt(FEW - 1) : FEW + random.nextInt(60);
            variables.add(new Variable(i, people, people));
        }

        return variables;
    }

    private static List<String> cells(int place, int kind, int month) {
        var ids = new ArrayList<String>();
        for (var where : List.of("*", "county " + place / COUNTY, "place " + place)) {
            for (var what : List.of("*", "kind " + kind)) {
                for (var when : List.of("*", "month " + month)) {
                    ids.add(where + "/" + what + "/" + when);
                }
            }
        }

        return ids;
    }
}
