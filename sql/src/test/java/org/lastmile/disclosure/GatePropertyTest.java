package org.lastmile.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lastmile.contract.DisclosurePolicy;

/** Small random linked tables, compared with elimination over the rationals that shares no code with the gate. */
class GatePropertyTest {
    private static final int TABLES = 300;
    private static final DisclosurePolicy POLICY = Policies.withMinimum(5);

    @Test
    void hiding_small_cells_alone_leaks_and_the_gate_does_not() {
        var random = new SplittableRandom(42);
        var leakyBefore = 0;

        for (var i = 0; i < TABLES; i++) {
            var block = block(random);
            var alone = new HashMap<String, Decision>();
            var rules = new Rules(new Sizes(block.variables()), POLICY);
            block.candidates().forEach(cell -> alone.put(cell.id(), rules.alone(cell)));
            leakyBefore += leaks(block, alone) > 0 ? 1 : 0;
            assertThat(LeakCheck.of(block, alone, POLICY).fresh()).isEqualTo(leaks(block, alone));

            var result = Gate.decide(block, POLICY);

            assertThat(leaks(block, result.decisions())).isZero();
        }

        assertThat(leakyBefore).isGreaterThan(TABLES / 2);
    }

    @Test
    void no_shown_cell_has_a_part_below_the_minimum() {
        var random = new SplittableRandom(43);

        for (var i = 0; i < TABLES; i++) {
            var block = block(random);
            var result = Gate.decide(block, POLICY);
            for (var cell : block.candidates()) {
                if (result.decisions().get(cell.id()) instanceof Decision.Show) {
                    assertThat(List.of(cell.parts())).allSatisfy(part -> assertThat(people(block, part))
                            .isGreaterThanOrEqualTo(POLICY.minimum()));
                }
            }
        }
    }

    @Test
    void a_second_edition_keeps_every_decision_of_the_first_and_does_not_leak() {
        var random = new SplittableRandom(44);

        for (var i = 0; i < TABLES; i++) {
            var block = block(random);
            var half = block.candidates().stream()
                    .filter(cell -> cell.id().hashCode() % 2 == 0)
                    .toList();
            var first = Gate.decide(new Block(block.variables(), half), POLICY).decisions();
            var both = new Block(block.variables(), frozen(block, first));

            var second = Gate.decide(both, POLICY);

            assertThat(second.decisions()).containsAllEntriesOf(first);
            assertThat(second.decisions()).hasSameSizeAs(block.candidates());
            assertThat(second.leaks()).isZero();
        }
    }

    @Test
    void the_same_block_is_decided_the_same_way() {
        var one = Gate.decide(block(new SplittableRandom(45)), POLICY);
        var other = Gate.decide(block(new SplittableRandom(45)), POLICY);

        assertThat(one.decisions()).isEqualTo(other.decisions());
        assertThat(one.tallies()).isEqualTo(other.tallies());
    }

    private static List<Candidate> frozen(Block block, Map<String, Decision> first) {
        return block.candidates().stream()
                .map(cell -> {
                    var said = first.get(cell.id());
                    return said == null ? cell : cell.frozenAs(said);
                })
                .toList();
    }

    /** Three dimensions with one-way and two-way totals; counts, and shares of one random bit. */
    private static Block block(SplittableRandom random) {
        var variables = new ArrayList<Variable>();
        var populations = new TreeMap<String, List<Integer>>();
        var numerators = new TreeMap<String, List<Integer>>();
        var size = 8 + random.nextInt(16);
        for (var i = 0; i < size; i++) {
            var people = random.nextInt(4) == 0 ? 5 + random.nextInt(20) : random.nextInt(5);
            variables.add(new Variable(i, people, people));
            var isIn = random.nextBoolean();
            for (var id : cells("r" + random.nextInt(3), "c" + random.nextInt(3), "y" + random.nextInt(2))) {
                populations.computeIfAbsent(id, any -> new ArrayList<>()).add(i);

                if (isIn) {
                    numerators.computeIfAbsent(id, any -> new ArrayList<>()).add(i);
                }
            }
        }

        var candidates = new ArrayList<Candidate>();
        populations.forEach((id, set) -> {
            var isShare = id.hashCode() % 3 != 0;
            var numerator = array(numerators.getOrDefault(id, List.of()));
            candidates.add(
                    isShare
                            ? Candidate.share(id, id.length(), array(set), numerator)
                            : Candidate.sum(id, id.length(), array(set)));
        });
        return new Block(variables, candidates);
    }

    private static List<String> cells(String row, String column, String layer) {
        return List.of("*", row, column, layer, row + column, column + layer, row + layer);
    }

    private static int[] array(List<Integer> list) {
        return list.stream().mapToInt(i -> i).toArray();
    }

    /** Small sums that the decisions give away, by the definition and nothing else. */
    private static int leaks(Block block, Map<String, Decision> decisions) {
        var published = new ArrayList<int[]>();
        var small = new TreeMap<String, int[]>();
        var parts = new ArrayList<int[]>();
        for (var cell : block.candidates()) {
            parts.addAll(List.of(cell.parts()));
            var decision = decisions.get(cell.id());

            if (decision instanceof Decision.Show || decision instanceof Decision.Nobody) {
                published.addAll(List.of(cell.published()));
            } else if (people(block, cell.population()) > 0) {
                List.of(cell.parts()).forEach(part -> addSmall(block, part, 0, small));
            }
        }

        for (var whole : parts) {
            for (var part : parts) {
                if (part.length > 0 && IntStream.of(part).allMatch(i -> contains(whole, i))) {
                    addSmall(
                            block,
                            IntStream.of(whole).filter(i -> !contains(part, i)).toArray(),
                            1,
                            small);
                }
            }
        }

        var span = new RationalSpan(block.variables().size(), published);
        return (int) small.values().stream().filter(span::holds).count();
    }

    private static void addSmall(Block block, int[] set, int fewest, Map<String, int[]> small) {
        var people = people(block, set);

        if (set.length > 0 && people >= fewest && people < POLICY.minimum()) {
            small.put(java.util.Arrays.toString(set), set);
        }
    }

    private static boolean contains(int[] set, int index) {
        return IntStream.of(set).anyMatch(i -> i == index);
    }

    private static long people(Block block, int[] set) {
        return IntStream.of(set)
                .mapToLong(i -> block.variables().get(i).people())
                .sum();
    }
}
