package org.lastmile.disclosure.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lastmile.disclosure.Block;
import org.lastmile.disclosure.Candidate;
import org.lastmile.disclosure.Decision;
import org.lastmile.disclosure.Variable;

/** Random linked tables, over three editions. */
class RoundingPropertyTest {
    private static final int TABLES = 150;
    private static final int BASE = 5;
    private static final List<String> ROWS = List.of("r0", "r1", "r2");

    /** The people of one random class, and the words of the cells that each edition tells of them. */
    private static final class Kind {
        private long people;
        private final String row;
        private final String column;
        private final String layer;
        private final boolean isIn;

        private Kind(SplittableRandom random) {
            people = random.nextInt(4) == 0 ? BASE + random.nextInt(20) : random.nextInt(BASE);
            row = "r" + random.nextInt(3);
            column = "c" + random.nextInt(3);
            layer = "y" + random.nextInt(2);
            isIn = random.nextBoolean();
        }

        private List<String> words(int edition) {
            var words = new ArrayList<>(List.of("*", row));

            if (edition > 0) {
                words.addAll(List.of(column, row + column));
            }

            if (edition > 1) {
                words.addAll(List.of(layer, column + layer));
            }

            if (edition > 0 && isIn) {
                words.addAll(List.of("in", "in" + row, "in" + column));
            }

            return words;
        }
    }

    @Test
    void no_number_and_no_difference_of_nested_numbers_is_small_and_all_adds_up() {
        var random = new SplittableRandom(42);

        for (var i = 0; i < TABLES; i++) {
            var reach = i % 3;
            var block = block(kinds(random), 2);
            var settings = new Settings(BASE, reach, 2, 50, cell -> cell.id().equals("*"));
            var result = Cases.round(settings, block, Ledger.empty());

            assertThat(smallDifferences(block, result)).isEmpty();
            var rows = ROWS.stream().filter(result.decisions()::containsKey).mapToLong(row -> told(result, row));
            assertThat(rows.sum()).isEqualTo(told(result, "*"));
            assertThat(result.ledger().classes().values()).allSatisfy(one -> {
                if (one.people() >= BASE) {
                    assertThat(one.moved()).isEqualTo(one.people());
                } else if (one.moved() > 0) {
                    assertThat(one.moved()).isBetween((long) BASE, (long) BASE + reach);
                }
            });
        }
    }

    @Test
    void the_same_block_is_rounded_the_same_way() {
        var one =
                Cases.round(Settings.of(BASE, any -> false), block(kinds(new SplittableRandom(7)), 2), Ledger.empty());
        var other =
                Cases.round(Settings.of(BASE, any -> false), block(kinds(new SplittableRandom(7)), 2), Ledger.empty());

        assertThat(one).isEqualTo(other);
    }

    @Test
    void over_three_editions_numbers_stay_while_classes_get_finer_and_data_come_late() {
        var random = new SplittableRandom(43);
        var changes = 0;
        var lateWithoutChange = 0;
        var hidden = 0;

        for (var i = 0; i < TABLES; i++) {
            var kinds = kinds(random);
            var before = Cases.round(Cases.settings(BASE), block(kinds, 0), Ledger.empty());
            for (var edition = 1; edition < 3; edition++) {
                changeSome(kinds, random);
                var block = frozen(block(kinds, edition), before);
                var now = Cases.round(Cases.settings(BASE), block, before.ledger());
                assertThat(smallDifferences(block, now)).isEmpty();
                for (var cell : before.decisions().keySet()) {
                    // Hidden for good: what was told before leaves no room for one or two people to count as nobody.
                    if (before.decisions().get(cell) instanceof Decision.Protect) {
                        hidden++;
                        continue;
                    }

                    var change = told(now, cell) - told(before, cell);
                    assertThat(Math.abs(change)).matches(size -> size == 0 || size >= BASE);
                    changes += change == 0 ? 0 : 1;
                    lateWithoutChange += change == 0 ? 1 : 0;
                }

                before = now;
            }
        }

        assertThat(hidden).isLessThan(TABLES / 10);
        assertThat(changes).isGreaterThan(20);
        assertThat(lateWithoutChange).isGreaterThan(TABLES);
    }

    @Test
    void data_that_come_in_late_and_in_drops_are_told_when_they_are_enough() {
        var ledger = Ledger.empty();
        var told = new ArrayList<Long>();
        for (var people = 20L; people < 32; people += 3) {
            var cell = Cases.sum("all", 0);
            var result = Cases.round(Cases.settings(5), new Block(Cases.people(people), List.of(cell)), ledger);
            told.add(told(result, "all"));
            ledger = result.ledger();
        }

        assertThat(told).containsExactly(20L, 20L, 26L, 26L);
    }

    /** Some people come late or are taken back; sometimes many at once. */
    private static void changeSome(List<Kind> kinds, SplittableRandom random) {
        for (var kind : kinds) {
            if (random.nextInt(3) == 0) {
                kind.people = Math.max(0, kind.people + random.nextInt(5) - 2);
            }

            if (random.nextInt(12) == 0) {
                kind.people += 2 * BASE;
            }
        }
    }

    private static Block frozen(Block block, Rounding.Result before) {
        var told = new HashMap<String, Decision>(before.decisions());
        var cells = new ArrayList<Candidate>();
        for (var cell : block.candidates()) {
            var said = told.remove(cell.id());
            cells.add(said == null ? cell : cell.frozenAs(said));
        }

        told.keySet().forEach(id -> cells.add(Cases.sum(id)));
        return new Block(block.variables(), cells);
    }

    private static List<Kind> kinds(SplittableRandom random) {
        return IntStream.range(0, 8 + random.nextInt(16))
                .mapToObj(any -> new Kind(random))
                .toList();
    }

    /** Kinds of nobody keep their variable, so that every cell stays in the block. */
    private static Block block(List<Kind> kinds, int edition) {
        var variables = IntStream.range(0, kinds.size())
                .mapToObj(i -> new Variable(i, kinds.get(i).people, kinds.get(i).people))
                .toList();
        return new Block(
                variables,
                Cases.cells(kinds.stream().map(kind -> kind.words(edition)).toList()));
    }

    private static long told(Rounding.Result result, String cell) {
        return Cases.number(result.decisions(), cell);
    }

    /** Pairs of nested cells, and single cells, whose difference is 1 to base - 1 or negative. */
    private static List<String> smallDifferences(Block block, Rounding.Result result) {
        var small = new ArrayList<String>();
        for (var whole : block.candidates()) {
            if (!(result.decisions().get(whole.id()) instanceof Decision.Rounded)) {
                continue;
            }

            var own = told(result, whole.id());

            if (own != 0 && own < BASE) {
                small.add(whole.id() + " = " + own);
            }

            for (var part : block.candidates()) {
                if (Cases.isPart(part, whole) && result.decisions().get(part.id()) instanceof Decision.Rounded) {
                    var difference = own - told(result, part.id());

                    if (difference != 0 && difference < BASE) {
                        small.add(whole.id() + " - " + part.id() + " = " + difference);
                    }
                }
            }
        }

        return small;
    }
}
