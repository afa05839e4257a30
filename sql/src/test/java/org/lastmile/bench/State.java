package org.lastmile.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.disclosure.Gate;
import org.lastmile.disclosure.GateResult;
import org.lastmile.disclosure.StarUnknowns;
import org.lastmile.disclosure.audit.Limits;

/**
 * Plans the releases of a state and a nation (three years of 30 indicators), and measures one of them. Takes the file of
 * the policy, what stands in the place of libraries, how many of them there are, their learners in a year, and the minutes
 * after which no further block is begun.
 */
final class State {
    private static final int YEARS = 3;
    private static final int INDICATORS = 30;
    private static final int FUNNEL = 6;
    private static final int FUNNELS = INDICATORS / FUNNEL;
    private static final PrintStream OUT = new PrintStream(System.out, true);

    private State() {}

    public static void main(String[] arguments) throws IOException {
        try (var file = Files.newInputStream(Path.of(arguments[0]))) {
            var policy = DisclosurePolicy.read(file);
            plan(policy);
            var size = new StateBlock.Size(Integer.parseInt(arguments[2]), FUNNEL, Integer.parseInt(arguments[3]));
            measure(arguments[1], size, policy, Duration.ofMinutes(Long.parseLong(arguments[4])));
        }
    }

    private static void plan(DisclosurePolicy policy) {
        OUT.println("| release | blocks | cells of a block | |");
        OUT.println("|---|---|---|---|");
        plan("state, all indicators together, 300 libraries", 300, INDICATORS, 1, policy);
        plan("state, indicators six by six, 300 libraries", 300, FUNNEL, FUNNELS, policy);
        plan("state, six by six, 30 systems of libraries", 30, FUNNEL, FUNNELS, policy);
        plan("nation, all together, 9,000 libraries", 9_000, INDICATORS, 1, policy);
        plan("nation, six by six, 9,000 libraries", 9_000, FUNNEL, FUNNELS, policy);
        plan("nation, six by six, 900 systems", 900, FUNNEL, FUNNELS, policy);
        plan("nation, six by six, 50 states, and each state's 180 libraries apart", 180, FUNNEL, 50 * FUNNELS, policy);
    }

    private static void plan(String release, int places, int indicators, int blocksOfYear, DisclosurePolicy policy) {
        var cells = new StateBlock.Size(places, indicators, 0).cells();
        OUT.printf(
                Locale.ROOT,
                "| %s | %,d | %,d | %s |%n",
                release,
                blocksOfYear * YEARS,
                cells,
                cells <= policy.maxCells()
                        ? "within the budget"
                        : "over the budget: refused, coarser places or fewer indicators");
    }

    private static void measure(String places, StateBlock.Size size, DisclosurePolicy policy, Duration most) {
        var end = System.nanoTime() + most.toNanos();
        var before = Processor.seconds();
        var started = System.nanoTime();
        List<GateResult> results = IntStream.range(0, FUNNELS * YEARS)
                .parallel()
                .mapToObj(seed -> System.nanoTime() > end ? null : decide(StateBlock.of(size, seed), policy))
                .filter(Objects::nonNull)
                .toList();
        var seconds = Processor.seconds() - before;
        var cells =
                results.stream().mapToInt(result -> result.decisions().size()).sum();
        OUT.printf(
                Locale.ROOT,
                "%d %s: %d of %d blocks in %.0f seconds, %,d cells, %.0f CPU seconds, %.1f cells a CPU second, peak %,d MiB%n",
                size.libraries(),
                places,
                results.size(),
                FUNNELS * YEARS,
                (System.nanoTime() - started) / 1e9,
                cells,
                seconds,
                cells / seconds,
                peak());
        results.forEach(result -> OUT.println(result.tallies() + " " + result.audited()));
    }

    private static GateResult decide(StateBlock state, DisclosurePolicy policy) {
        return Gate.decide(
                state.block(),
                policy,
                new StarUnknowns(state.block(), state.places()),
                Limits.deciding(Duration.ofMinutes(10)));
    }

    private static long peak() {
        try {
            return Processor.peakMebibytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
