package org.lastmile.disclosure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.disclosure.audit.Limits;
import org.lastmile.disclosure.round.Ledger;
import org.lastmile.disclosure.round.Rounding;
import org.lastmile.disclosure.round.Settings;
import org.lastmile.publish.ReleaseBlocks;
import org.lastmile.release.Period;

/** Prints how useful each mechanism leaves OULAD, and the publications of the partnership folders that are given. */
final class UsefulnessBench {
    private static final Period THROUGH = Period.of("2026Q3");

    private UsefulnessBench() {}

    private record Way(String name, Mechanism mechanism, DisclosurePolicy policy) {}

    public static void main(String[] folders) throws Exception {
        System.out.println(UsefulnessRow.HEAD);
        print("OULAD", List.of(OuladTest.block()), UsefulnessBench::isOuladHeadline);
        for (var folder : folders) {
            for (var publication : List.of("overview", "courses")) {
                var blocks = ReleaseBlocks.of(Path.of(folder), publication, THROUGH);

                if (!blocks.isEmpty()) {
                    var name = Path.of(folder).getFileName() + " " + publication;
                    print(name, blocks, cell -> cell.id().endsWith("/all"));
                }
            }
        }
    }

    /** A total, or one module, presentation or result of all groups. */
    private static boolean isOuladHeadline(Candidate cell) {
        return cell.rank() <= 1 && cell.id().endsWith("/all");
    }

    private static void print(String name, List<Block> blocks, Predicate<Candidate> headline) {
        for (var way : ways(headline)) {
            var row = new UsefulnessRow(headline);
            var started = System.nanoTime();
            var decided = new ArrayList<Map<String, Decision>>();
            blocks.forEach(block -> decided.add(way.mechanism().decide(block, way.policy())));
            var seconds = (System.nanoTime() - started) / 1e9;
            for (var i = 0; i < blocks.size(); i++) {
                row.add(blocks.get(i), decided.get(i));
            }

            System.out.println(row.line(name, way.name()) + String.format(Locale.ROOT, " %.1f |", seconds));
        }
    }

    private static List<Way> ways(Predicate<Candidate> headline) {
        var ways = new ArrayList<Way>();
        ways.add(new Way("protect", Mechanism.protect(Limits.deciding(Duration.ofMinutes(10))), Policies.standard()));
        for (var base : List.of(5, 10, 11)) {
            ways.add(new Way(
                    "round " + base,
                    new Rounding(Settings.of(base, headline), Ledger.empty()),
                    Policies.withMinimum(base)));
        }

        ways.add(new Way("bands", UsefulnessBench::bands, Policies.standard()));
        return ways;
    }

    /** Every cell by itself, on the grid 0-9, 10-19, 20-49, 50-99, 100-199 and so on; told as the middle. */
    private static Map<String, Decision> bands(Block block, DisclosurePolicy policy) {
        var sizes = new Sizes(block.variables());
        var told = new java.util.LinkedHashMap<String, Decision>();
        for (var cell : block.candidates()) {
            var numerator = cell.numerator();
            var of = range(sizes.value(cell.population()), policy.minimum());
            var count = numerator == null ? of : range(sizes.value(numerator), policy.minimum());
            told.put(
                    cell.id(),
                    new Decision.Rounded(Math.min(of.middle(), count.middle()), of.middle(), of.halfWidth()));
        }

        return told;
    }

    private record Range(long middle, long halfWidth) {}

    private static Range range(long value, long minimum) {
        var low = 0L;
        var high = minimum;
        for (var step = 0; high <= value; step++) {
            low = high;
            high = step % 3 == 1 ? high * 5 / 2 : high * 2;
        }

        return new Range((low + high - 1) / 2, (high - low) / 2);
    }
}
