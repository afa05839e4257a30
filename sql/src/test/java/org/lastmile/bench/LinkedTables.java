package org.lastmile.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.disclosure.Block;
import org.lastmile.disclosure.Candidate;
import org.lastmile.disclosure.Gate;
import org.lastmile.disclosure.Variable;
import org.lastmile.disclosure.audit.Limits;

/**
 * Measures the gate on linked tables: places in counties, by kind and month, with all totals. Takes the file of the
 * policy, the number of places, and seconds after which it gives up.
 */
final class LinkedTables {
    private static final int KINDS = 6;
    private static final int MONTHS = 4;
    private static final int COUNTY = 12;

    private LinkedTables() {}

    public static void main(String[] arguments) throws IOException {
        try (var file = Files.newInputStream(Path.of(arguments[0]))) {
            var policy = DisclosurePolicy.read(file);
            var block = block(Integer.parseInt(arguments[1]));
            say(
                    "%d cells over %d variables",
                    block.candidates().size(), block.variables().size());
            var limits = Limits.deciding(Duration.ofSeconds(Long.parseLong(arguments[2])));
            var result = Gate.decide(block, policy, Gate.unknowns(block), limits);
            say(
                    "%s, %s, %.1f seconds, of which elimination %.2f",
                    result.tallies(),
                    result.audited(),
                    result.seconds(),
                    result.audited().eliminationSeconds());
        }
    }

    private static void say(String format, Object... values) {
        new PrintStream(System.out, true).printf(format + "%n", values);
    }

    /** Small counts in a third of the classes; every class in its place, county, kind, month and all their pairs. */
    static Block block(int places) {
        var random = new SplittableRandom(11);
        var variables = new ArrayList<Variable>();
        var cells = new TreeMap<String, List<Integer>>();
        for (var place = 0; place < places; place++) {
            for (var kind = 0; kind < KINDS; kind++) {
                for (var month = 0; month < MONTHS; month++) {
                    var people = random.nextInt(3) == 0 ? 1 + random.nextInt(9) : 10 + random.nextInt(60);
                    for (var id : cells(place, kind, month)) {
                        cells.computeIfAbsent(id, any -> new ArrayList<>()).add(variables.size());
                    }

                    variables.add(new Variable(variables.size(), people, people));
                }
            }
        }

        var candidates = new ArrayList<Candidate>();
        cells.forEach((id, set) -> candidates.add(Candidate.sum(
                id,
                3 - (int) id.chars().filter(c -> c == '*').count(),
                set.stream().mapToInt(i -> i).toArray())));
        return new Block(variables, candidates);
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
