package org.lastmile.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.disclosure.Block;
import org.lastmile.disclosure.Candidate;
import org.lastmile.disclosure.Decision;
import org.lastmile.disclosure.Gate;
import org.lastmile.indicator.Catalogue;
import org.lastmile.indicator.Indicator;
import org.lastmile.indicator.Statistic;
import org.lastmile.release.CellValue;
import org.lastmile.release.Comparison;
import org.lastmile.release.Shares;

/** Attack 14: intervals, gaps and averages beside counts. 40 women of whom 4 met the goal, and 200 men of whom 90 did. */
class AttackByDerivedValuesTest {
    private static final Indicator RATE = Catalogue.load(Optional.empty()).indicator("first_claim_rate_30d");
    private static final long WOMEN = 40;
    private static final long MET = 4;
    private static final CellValue.Share ALL = Shares.of(94, 240);

    private final BlockVariables variables = new BlockVariables(AtomsOfYear.of(
            new Atoms(List.of(atom(0, MET), atom(1, WOMEN - MET), atom(2, 90), atom(3, 110)), Set.of()),
            2025,
            Map.of(RATE.mart(), Set.of(0L, 1L, 2L, 3L))));
    private CellValue women = new CellValue.Protected();
    private CellValue all = new CellValue.Protected();

    @BeforeEach
    void release() throws IOException, SQLException {
        var numbers =
                List.of(variable(0, MET, 2), variable(1, WOMEN - MET, 1), variable(2, 90, 2), variable(3, 110, 1));
        assertThat(numbers).containsExactly(0, 1, 2, 3);
        var block = new Block(
                variables.all(),
                List.of(
                        Candidate.share("all", 0, new int[] {0, 1, 2, 3}, new int[] {0, 2}),
                        Candidate.share("women", 1, new int[] {0, 1}, new int[] {0})));
        var decisions = Gate.decide(block, policy()).decisions();
        all = value(decisions, "all", 0, 1, 2, 3);
        women = value(decisions, "women", 0, 1);
    }

    @Test
    void attack_14_an_interval_with_a_known_number_of_people_gives_the_numerator() {
        var naive = Shares.of(MET, WOMEN);
        assertThat(fitting(met -> Shares.of(met, WOMEN).highPct().compareTo(naive.highPct()) == 0))
                .containsExactly(MET);

        assertThat(women).isInstanceOf(CellValue.Banded.class);
        assertThat(CellValue.Banded.class.getRecordComponents())
                .extracting(component -> component.getName())
                .containsExactly("lowPct", "highPct", "peopleBand");
        // 40 to 99 women, 10 to 20 percent of them.
        var numerators = LongStream.rangeClosed(40, 99)
                .flatMap(of -> LongStream.rangeClosed(0, of).filter(met -> isInBand(met, of)))
                .boxed()
                .toList();
        assertThat(Collections.max(numerators) - Collections.min(numerators)).isGreaterThanOrEqualTo(10);
    }

    @Test
    void attack_14_a_gap_to_the_rate_of_all_gives_the_numerator() {
        var gap = Comparison.points(Shares.of(MET, WOMEN), ALL);
        assertThat(fitting(met -> Comparison.points(Shares.of(met, WOMEN), ALL).compareTo(gap) == 0))
                .containsExactly(MET);

        assertThat(all).isEqualTo(new CellValue.Shown(94, ALL));
        assertThat(Comparison.between(women, all)).isEmpty();
        assertThat(Comparison.withAllOthers(women, all)).isEmpty();
    }

    @Test
    void attack_14_an_average_beside_a_sum_gives_the_hidden_number_of_people() {
        // 251 attendances, 4.8 for each learner.
        var people = LongStream.rangeClosed(1, 251)
                .filter(learners -> Math.round(2510.0 / learners) == 48)
                .toArray();
        assertThat(people).containsExactly(52);

        // No indicator can be an average or a median: a cell counts, adds up, or is the share of two counts.
        assertThat(Statistic.values()).containsExactly(Statistic.SHARE, Statistic.COUNT, Statistic.SUM);
    }

    /** Numerators of the 40 women with which all that is said agrees. */
    private static List<Long> fitting(LongPredicate agrees) {
        return LongStream.rangeClosed(0, WOMEN).filter(agrees).boxed().toList();
    }

    private boolean isInBand(long met, long of) {
        return women instanceof CellValue.Banded band
                && band.peopleBand().equals("40-99")
                && band.lowPct().longValueExact() * of <= 100 * met
                && 100 * met < band.highPct().longValueExact() * of;
    }

    private CellValue value(Map<String, Decision> decisions, String id, int... population) {
        var set = CellSums.Sums.of(variables);
        for (var variable : population) {
            set.population().set(variable);

            if (variable % 2 == 0) {
                set.numerator().set(variable);
            }
        }

        return Values.of(variables, RATE, set, decisions.get(id));
    }

    private static Atoms.Row atom(long key, long people) {
        return new Atoms.Row(0, Map.of(RATE.mart(), key), people);
    }

    private int variable(int number, long people, int state) throws SQLException {
        try (var duck = DriverManager.getConnection("jdbc:duckdb:")) {
            var statement = Catalogue.load(Optional.empty()).measure(RATE.mart());
            var line = new MeasureTable.Line(
                    number,
                    number,
                    people,
                    people,
                    Map.of("partner_key", "library"),
                    Map.of(),
                    Map.of(RATE.id(), state),
                    Map.of(),
                    Map.of(),
                    Map.of());
            return variables
                    .of(MeasureTable.read(duck, statement, List.of()), line, RATE)
                    .nextSetBit(0);
        }
    }

    private static DisclosurePolicy policy() throws IOException {
        try (var file = Objects.requireNonNull(
                AttackByDerivedValuesTest.class.getResourceAsStream("/lastmile/policies/disclosure.yaml"))) {
            return DisclosurePolicy.read(file, "nces");
        }
    }
}
