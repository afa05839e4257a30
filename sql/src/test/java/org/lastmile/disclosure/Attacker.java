package org.lastmile.disclosure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.lastmile.disclosure.audit.Audit;
import org.lastmile.disclosure.audit.Interval;
import org.lastmile.disclosure.audit.Known;
import org.lastmile.disclosure.audit.Limits;
import org.lastmile.disclosure.audit.Problem;
import org.lastmile.disclosure.audit.Secret;

/**
 * Somebody who has read every decision about a block and knows how cells add up. Reads decisions in a way of its own,
 * over variables that nobody has merged.
 */
final class Attacker {
    private static final Limits EXACT = Limits.exact(Duration.ofSeconds(30));

    private final Block block;
    private final Map<String, Decision> decisions;
    private final List<Known> rows;

    private Attacker(Block block, Map<String, Decision> decisions, List<Known> rows) {
        this.block = block;
        this.decisions = decisions;
        this.rows = rows;
    }

    static Attacker of(Block block, Map<String, Decision> decisions) {
        var rows = new ArrayList<Known>();
        block.candidates()
                .forEach(cell -> read(block, cell, decisions.getOrDefault(cell.id(), new Decision.Protect()), rows));
        return new Attacker(block, decisions, rows);
    }

    /** The same person, who happens to know one more sum. */
    Attacker knowing(int... sum) {
        var more = new ArrayList<>(rows);
        more.add(Known.number(sum, value(block, sum)));
        return new Attacker(block, decisions, more);
    }

    /** The same person, who is one of the people of a variable. */
    Attacker beingOneOf(int variable) {
        var more = new ArrayList<>(rows);
        more.add(Known.between(new int[] {variable}, 1, Known.UNLIMITED));
        return new Attacker(block, decisions, more);
    }

    /** Whether a sum is a combination of the numbers that are known. */
    boolean computes(int... sum) {
        var numbers = rows.stream()
                .filter(row -> row.low() == row.high())
                .filter(row -> Arrays.stream(row.coefficients()).allMatch(factor -> factor == 1))
                .map(Known::unknowns)
                .toList();
        return new RationalSpan(block.variables().size(), numbers).holds(sum);
    }

    /** All values that a sum can have. */
    Interval interval(int... sum) {
        return intervals(List.of(sum)).get(0);
    }

    /** Small hidden numbers and small differences that have fewer than so many values between their ends. */
    Map<String, Interval> narrow(int minimum) {
        var secrets = secrets(minimum);
        var intervals = intervals(List.copyOf(secrets.values()));
        var narrow = new LinkedHashMap<String, Interval>();
        var names = List.copyOf(secrets.keySet());
        for (var i = 0; i < names.size(); i++) {
            if (intervals.get(i).width() < minimum) {
                narrow.put(names.get(i), intervals.get(i));
            }
        }

        return narrow;
    }

    /** Everything small by definition. */
    private Map<String, int[]> secrets(int minimum) {
        var secrets = new LinkedHashMap<String, int[]>();
        var parts = new ArrayList<int[]>();
        for (var cell : block.candidates()) {
            parts.addAll(List.of(cell.parts()));
            var isHidden = !(decisions.get(cell.id()) instanceof Decision.Show) && people(cell.population()) > 0;
            for (var part = 0; isHidden && part < cell.parts().length; part++) {
                if (cell.parts()[part].length > 0 && people(cell.parts()[part]) < minimum) {
                    secrets.put(cell.id() + " part " + part, cell.parts()[part]);
                }
            }
        }

        for (var whole : parts) {
            for (var part : parts) {
                var rest = IndexSets.isSubset(part, whole) ? IndexSets.minus(whole, part) : new int[0];

                if (part.length > 0 && people(rest) > 0 && people(rest) < minimum) {
                    secrets.put("difference " + Arrays.toString(rest), rest);
                }
            }
        }

        return secrets;
    }

    private List<Interval> intervals(List<int[]> sums) {
        var secrets = sums.stream()
                .map(sum -> new Secret(Arrays.toString(sum), sum, 1))
                .toList();
        return Audit.of(new Problem(block.variables().size(), rows, secrets), EXACT)
                .intervals();
    }

    private static void read(Block block, Candidate cell, Decision decision, List<Known> rows) {
        var population = cell.population();

        if (decision instanceof Decision.Show) {
            Arrays.stream(cell.published())
                    .filter(sum -> sum.length > 0)
                    .forEach(sum -> rows.add(Known.number(sum, value(block, sum))));
        } else if (decision instanceof Decision.Range range) {
            rows.add(Known.between(population, Math.max(1, range.low()), range.high()));
        } else if (decision instanceof Decision.Band band) {
            read(cell, band, rows);
        } else if (decision instanceof Decision.Protect) {
            rows.add(Known.between(population, 1, Known.UNLIMITED));
        } else if (population.length > 0) {
            rows.add(Known.number(population, 0));
        }
    }

    private static void read(Candidate cell, Decision.Band band, List<Known> rows) {
        var people = band.peopleBand().split("-| or ");
        var most = people[1].equals("more") ? Known.UNLIMITED : Long.parseLong(people[1]);
        rows.add(Known.between(cell.population(), Long.parseLong(people[0]), most));

        if (band.lowPct() > 0) {
            rows.add(percent(cell, band.lowPct(), 1, 0));
        }

        if (band.highPct() < 100) {
            rows.add(percent(cell, band.highPct(), -1, 1));
        }
    }

    /** The numerator less the percentage of the population, or the reverse, in hundredths, is at least so much. */
    private static Known percent(Candidate cell, int percent, int sign, long atLeast) {
        var numerator = cell.numerator() == null ? new int[0] : cell.numerator();
        var factors = Arrays.stream(cell.population())
                .map(i -> sign * ((Arrays.binarySearch(numerator, i) < 0 ? 0 : 100) - percent))
                .toArray();
        var kept =
                IntStream.range(0, factors.length).filter(i -> factors[i] != 0).toArray();
        return new Known(
                Arrays.stream(kept).map(i -> cell.population()[i]).toArray(),
                Arrays.stream(kept).map(i -> factors[i]).toArray(),
                atLeast,
                Known.UNLIMITED);
    }

    private long people(int[] set) {
        return new Sizes(block.variables()).people(set);
    }

    private static long value(Block block, int[] set) {
        return Arrays.stream(set)
                .mapToLong(i -> block.variables().get(i).value())
                .sum();
    }
}
