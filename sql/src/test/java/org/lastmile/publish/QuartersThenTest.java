package org.lastmile.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lastmile.publish.CellSums.Sums;
import org.lastmile.release.Period;

class QuartersThenTest {
    private static final List<Period> QUARTERS = List.of(Period.of("2025Q1"), Period.of("2025Q2"), Period.of("2025Q3"));
    private static final int CASES = 400;

    private final BlockVariables variables =
            new BlockVariables(AtomsOfYear.of(new Atoms(List.of(), Set.of()), 2025, Map.of()));

    @Test
    void three_who_came_late_are_in_the_quarter_of_today_only() {
        var now = quarter(40, 25);
        var then = then(Map.of(QUARTERS.get(0), now), Map.of(QUARTERS.get(0), truth(25, 37)));

        assertThat(people(minus(now.population(), then.get(0).population()))).isEqualTo(3);
        assertThat(people(minus(then.get(0).population(), now.population()))).isZero();
        assertThat(people(then.get(0).numerator())).isEqualTo(25);
    }

    @Test
    void two_who_claimed_late_are_the_same_people_in_another_part() {
        var now = quarter(40, 27);
        var then = then(Map.of(QUARTERS.get(0), now), Map.of(QUARTERS.get(0), truth(25, 40)));

        assertThat(then.get(0).population()).isEqualTo(now.population());
        assertThat(people(minus(now.numerator(), then.get(0).numerator()))).isEqualTo(2);
    }

    @Test
    void one_whose_day_was_wrong_is_moved_and_one_more_came() {
        var now = Map.of(QUARTERS.get(0), quarter(40, 0), QUARTERS.get(1), quarter(52, 0));
        var told = Map.of(QUARTERS.get(0), truth(0, 41), QUARTERS.get(1), truth(0, 50));
        var then = then(now, told);

        var before = union(then);
        var after = union(List.copyOf(now.values()));
        assertThat(people(minus(after.population(), before.population()))).isEqualTo(1);
        assertThat(people(minus(before.population(), after.population()))).isZero();
    }

    @Test
    void the_people_of_then_always_make_up_what_was_told_by_people_who_came_or_by_people_who_went() {
        var random = new SplittableRandom(20260105);
        for (var i = 0; i < CASES; i++) {
            var now = new TreeMap<Period, Sums>();
            var told = new TreeMap<Period, Truth>();
            for (var quarter : QUARTERS) {
                var sums = Sums.of(variables);
                for (var c = random.nextInt(6); c >= 0; c--) {
                    var variable = variables.gone(1 + random.nextInt(30));
                    sums.population().set(variable);
                    sums.numerator().set(variable, random.nextBoolean());
                }

                now.put(quarter, sums);
                told.put(quarter, near(random, sums));
            }

            var total = people(union(List.copyOf(now.values())).population());
            var then = then(now, told);

            for (var quarter = 0; quarter < QUARTERS.size(); quarter++) {
                assertThat(variables.truth(then.get(quarter), Set.of()))
                        .isEqualTo(Known.in(told, QUARTERS.get(quarter)));
            }

            var before = union(then);
            var after = union(List.copyOf(now.values()));
            assertThat(people(after.population())).isEqualTo(total);
            assertThat(Math.min(
                            people(minus(after.population(), before.population())),
                            people(minus(before.population(), after.population()))))
                    .isZero();
        }
    }

    private Truth near(SplittableRandom random, Sums sums) {
        var numerator = Math.max(0, people(sums.numerator()) + random.nextInt(-12, 13));
        var rest = Math.max(0, people(sums.rest()) + random.nextInt(-12, 13));
        return truth(numerator, numerator + rest);
    }

    private static Truth truth(long numerator, long population) {
        var rest = population - numerator;
        return new Truth(
                new Truth.Part(population, population),
                new Truth.Part(numerator, numerator),
                new Truth.Part(rest, rest),
                Set.of());
    }

    private Sums quarter(long population, long numerator) {
        var sums = Sums.of(variables);
        var counted = variables.gone(numerator);
        sums.population().set(variables.gone(population - numerator));
        sums.population().set(counted);
        sums.numerator().set(counted);
        return sums;
    }

    private List<Sums> then(Map<Period, Sums> now, Map<Period, Truth> told) {
        var quarters = new QuartersThen(variables);
        now.forEach((quarter, sums) -> quarters.add(quarter, Known.in(told, quarter), sums));
        return List.copyOf(new TreeMap<>(quarters.explain()).values());
    }

    private Sums union(List<Sums> all) {
        var union = Sums.of(variables);
        all.forEach(union::add);
        return union;
    }

    private long people(BitSet set) {
        return variables.people(set);
    }

    private static BitSet minus(BitSet whole, BitSet part) {
        var rest = (BitSet) whole.clone();
        rest.andNot(part);
        return rest;
    }
}
