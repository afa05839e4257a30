package org.lastmile.disclosure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.disclosure.audit.Limits;
import org.lastmile.disclosure.round.Ledger;
import org.lastmile.disclosure.round.Rounding;
import org.lastmile.disclosure.round.Settings;
import org.lastmile.publish.ReleaseBlocks;
import org.lastmile.release.Period;

/** Prints how useful each mechanism leaves the publications of the partnership folders that are given; without any, OULAD. */
final class UsefulnessBench {
    private static final Period THROUGH = Period.of("2026Q3");

    private UsefulnessBench() {}

    private record Way(String name, Mechanism mechanism, DisclosurePolicy policy) {}

    /** Blocks, the unknowns over which each is audited, and which of their cells everybody looks at first. */
    private record Question(
            String name, List<Block> blocks, Function<Block, Unknowns> unknowns, Predicate<Candidate> headline) {}

    public static void main(String[] folders) throws Exception {
        System.out.println(UsefulnessRow.HEAD);
        if (folders.length == 0) {
            print(new Question(
                    "OULAD",
                    List.of(OuladTest.block()),
                    block -> new StarUnknowns(block, OuladTest.places(block)),
                    UsefulnessBench::isOuladHeadline));
        }

        for (var folder : folders) {
            for (var publication : List.of("overview", "courses")) {
                var blocks = ReleaseBlocks.of(Path.of(folder), publication, THROUGH);

                if (!blocks.isEmpty()) {
                    var name = Path.of(folder).getFileName() + " " + publication;
                    print(new Question(
                            name,
                            blocks,
                            block -> ReleaseBlocks.unknowns(
                                    block, Policies.standard().minimum()),
                            cell -> cell.id().endsWith("/all")));
                }
            }
        }
    }

    /** A total, or one module, presentation or result of all groups. */
    private static boolean isOuladHeadline(Candidate cell) {
        return cell.rank() <= 1 && cell.id().endsWith("/all");
    }

    private static void print(Question question) {
        var blocks = question.blocks();
        for (var way : ways(question)) {
            var row = new UsefulnessRow(question.headline());
            var started = System.nanoTime();
            var decided = new ArrayList<Map<String, Decision>>();
            blocks.forEach(block -> decided.add(way.mechanism().decide(block, way.policy())));
            var seconds = (System.nanoTime() - started) / 1e9;
            var narrow = new ArrayList<String>();
            for (var i = 0; i < blocks.size(); i++) {
                var block = blocks.get(i);
                row.add(block, decided.get(i));
                narrow.add(
                        ToldAudit.narrow(block, question.unknowns().apply(block), decided.get(i), Policies.standard()));
            }

            System.out.println(row.line(question.name(), way.name())
                    + String.format(Locale.ROOT, " %s | %.1f |", String.join(", ", narrow), seconds));
        }
    }

    private static List<Way> ways(Question question) {
        var ways = new ArrayList<Way>();
        var limits = Limits.deciding(Duration.ofMinutes(10));
        ways.add(new Way(
                "protect",
                (block, policy) -> Gate.decide(
                                block, policy, question.unknowns().apply(block), limits)
                        .decisions(),
                Policies.standard()));
        for (var base : List.of(5, 10, 11)) {
            ways.add(new Way(
                    "round " + base,
                    new Rounding(Settings.of(base, question.headline()), Ledger.empty()),
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
