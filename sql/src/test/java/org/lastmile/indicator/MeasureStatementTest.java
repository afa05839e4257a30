package org.lastmile.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares each indicator, as measured, with an independent computation over a seeded world of 400 learners. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeasureStatementTest {
    private static final Catalogue CATALOGUE = Catalogue.load(Optional.empty());

    private World world;

    static Collection<Indicator> indicators() {
        return CATALOGUE.indicators();
    }

    static List<String> marts() {
        return CATALOGUE.marts();
    }

    @BeforeAll
    void measure() throws IOException, SQLException {
        world = World.empty();
        run("world.sql");
        run("independent.sql");
        world.assemble();
        world.run("create schema measure");

        for (var mart : marts()) {
            var measure = CATALOGUE.measure(mart);
            var parts = "(%s) union all (%s)".formatted(measureOf(mart, 0), measureOf(mart, 1));
            world.run("create table measure." + mart + " as " + measure.ofBuckets("(" + parts + ")"));
        }
    }

    @AfterAll
    void close() throws SQLException {
        world.close();
    }

    @ParameterizedTest
    @MethodSource("indicators")
    void totals_agree_with_an_independent_computation(Indicator indicator) throws SQLException {
        assertThat(measured(indicator, "'all'")).isNotEmpty().isEqualTo(expected(indicator, "'all'"));
    }

    @ParameterizedTest
    @MethodSource("indicators")
    void groups_agree_with_an_independent_computation(Indicator indicator) throws SQLException {
        if (!CATALOGUE.measure(indicator.mart()).dimensions().contains("gender")) {
            return;
        }

        assertThat(measured(indicator, "gender")).hasSizeGreaterThan(3).isEqualTo(expected(indicator, "gender"));
    }

    /** Learner by learner: every class looked up by itself. */
    @Test
    void atoms_are_the_learners_with_the_same_classes_in_all_marts() throws SQLException {
        for (var measure : CATALOGUE.bucketMeasures()) {
            for (var statement : measure.before()) {
                world.run(statement);
            }
        }

        var atoms = CATALOGUE.atoms();
        var everybody = marts().stream()
                .map(mart -> "select learner_id, year from " + AtomStatement.classes(mart))
                .collect(Collectors.joining(" union "));
        var looked = new ArrayList<String>();

        for (var mart : marts()) {
            var isOfYear = atoms.ofYear().contains(mart);
            looked.add("(select any_value(class_key) from " + AtomStatement.classes(mart)
                    + " as class where class.learner_id = somebody.learner_id and class.year = "
                    + (isOfYear ? "nullif(somebody.year, 0)" : "0") + ") as " + AtomStatement.column(mart));
        }

        var expected = "select year, " + String.join(", ", atoms.classColumns()) + ", count(*)::bigint as people from"
                + " (select year, " + String.join(", ", looked) + " from (" + everybody
                + ") as somebody) group by all order by all";
        var counted = world.rows(atoms.ofBuckets("(" + atoms.ofBucket() + ")"));

        assertThat(counted).hasSizeGreaterThan(400).isEqualTo(world.rows(expected));
        assertThat(counted).anyMatch(row -> row.contains("2"));
    }

    @ParameterizedTest
    @MethodSource("marts")
    void two_buckets_add_up_to_one(String mart) throws SQLException {
        var whole = world.rows("select * from (" + CATALOGUE.measure(mart).ofBucket() + ") order by all");

        assertThat(world.rows("select * from measure." + mart + " order by all"))
                .isEqualTo(whole);
    }

    @ParameterizedTest
    @MethodSource("marts")
    void all_rows_of_a_class_are_of_the_same_people(String mart) throws SQLException {
        var broken = world.rows("select class_key from measure." + mart
                + " group by class_key having min(people) <> max(people) or min(people) < 1");

        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("marts")
    void the_two_largest_contributions_are_those_of_two_learners(String mart) throws SQLException {
        for (var amount : CATALOGUE.measure(mart).amounts()) {
            var largest = MeasureStatement.largest(amount);
            var second = MeasureStatement.second(amount);
            var broken = world.rows("select * from measure." + mart + " where " + second + " > " + largest + " or "
                    + second
                    + " < 0 or " + largest + " * people < " + amount + " or (people = 1 and (" + second + ", " + largest
                    + ") <> (0, " + amount + ")) or (people = 2 and " + largest + " + " + second + " <> " + amount
                    + ")");

            assertThat(broken).isEmpty();
        }

        assertThat(world.rows("select 1 from measure." + mart + " where people > 1 and units_second > 0"))
                .isNotEmpty();
    }

    @Test
    void a_learner_is_in_one_class_of_a_mart_with_several_anchors() throws SQLException {
        var people = world.rows("select sum(people) from (select class_key, any_value(people) as people"
                + " from measure.entry group by class_key)");

        assertThat(people).isEqualTo(world.rows("select count(distinct learner_id) from mart.entry"));
    }

    private String measureOf(String mart, int bucket) {
        return CATALOGUE
                .measure(mart)
                .ofBucket()
                .replace("from mart." + mart, "from mart." + mart + " where learner_id % 2 = " + bucket);
    }

    /** As the gate counts: people once per class, other units as they are. */
    private List<List<String>> measured(Indicator indicator, String level) throws SQLException {
        var counted = indicator.countsPeople() ? "any_value(people)" : "sum(units)";
        var amount = indicator.statistic() == Statistic.SUM ? "sum(" + indicator.sumColumn() + ")" : "null";
        return world.rows(
                """
                select quarter, level, sum(counted)::bigint, coalesce(sum(counted) filter (where hit), 0)::bigint, sum(amount)::bigint
                from (
                    select class_key, %1$s as quarter, %2$s as level, %3$s = 2 as hit, %4$s as counted, %5$s as amount
                    from measure.%6$s
                    where %3$s > 0
                    group by class_key, quarter, level, hit
                )
                group by quarter, level
                order by quarter, level
                """
                        .formatted(
                                indicator.quarterColumn(), level, indicator.id(), counted, amount, indicator.mart()));
    }

    private List<List<String>> expected(Indicator indicator, String level) throws SQLException {
        var isSum = indicator.statistic() == Statistic.SUM;
        var counted = indicator.countsPeople() ? "count(distinct learner_id)" : "count(*)";
        return world.rows(
                """
                select
                    strftime(anchor_on, '%%Y') || 'Q' || quarter(anchor_on) as quarter,
                    %s as level,
                    %s,
                    count(*) filter (where is_hit),
                    %s
                from independent.%s
                where anchor_on is not null
                group by quarter, level
                order by quarter, level
                """
                        .formatted(
                                level,
                                isSum ? "count(distinct (learner_id, track_key, partner_key))" : counted,
                                isSum ? "sum(amount)::bigint" : "null",
                                indicator.id()));
    }

    private void run(String resource) throws IOException, SQLException {
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("/lastmile/test/" + resource))) {
            for (var statement : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("--[^\n]*", "")
                    .split(";")) {
                world.run(statement);
            }
        }
    }
}
