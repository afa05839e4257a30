package org.lastmile.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All indicators of one mart in one DuckDB statement.
 *
 * <p>A unit is what one learner contributes under one key: dimensions, quarters and the state of each indicator (0 not
 * in the population, 1 in the population, 2 in the numerator as well). A class is the set of learners with the same
 * units; when the mart has one anchor, the same units in a year. Rows add over buckets, because a learner lies in one
 * bucket and the key of a class depends on the units alone.
 *
 * <p>The key of a class has 63 bits: among ten million classes two share a key with a chance below one in 100,000. Then
 * a count of people may be too small: people of one class are counted once.
 *
 * @param dimensions columns of the mart by which the numbers are published
 */
// Over 300 lines: the text of a statement and of the two that it begins with, and the names of its columns.
public record MeasureStatement(String mart, List<String> dimensions, List<Indicator> indicators) {
    /** Column of the result: key of the class. */
    public static final String CLASS_KEY = "class_key";
    /** Column of the result: learners of the class. */
    public static final String PEOPLE = "people";
    /** Column of the result: rows of the mart behind them. */
    public static final String UNITS = "units";

    private static final String UNITS_OF_BUCKET =
            """
        -- One row per learner and unit.
        -- Expressions meet texts, so that no message about one lists the values of a bucket's codes.
        with known as (
            select * replace (%s), %s from %s
        ),

        state as (
            select learner_id, %s
            from known
        ),

        counted as (
            select learner_id, %s
            from state
            where greatest(%s) > 0
        )

        select learner_id, %s
        from counted
        group by learner_id, %s
        """;

    private static final String CLASSES_OF_BUCKET =
            """
        -- Of texts: each bucket numbers its codes for itself, and a hash of a code is that of its number.
        -- Twice: the hash of several values is that of the last one, laid over the others, so that two units could swap it.
        select learner_id, %s as year, (hash(bit_xor(hash(hash(%s)))) >> 1)::bigint as class_key
        from unit
        group by learner_id, year
        """;

    private static final String OF_BUCKET =
            """
        -- One row per class of learners and unit.
        with %s
        -- Where there are many partners, most learners are alone in their class: nothing is added up for them.
        shared_class as (
            select class_key
            from class
            group by class_key
            having count(*) > 1
        ),

        member as (
            select class.learner_id, class.year, class.class_key
            from class
            semi join shared_class
                on shared_class.class_key = class.class_key
        ),

        total as (
            select class.class_key, %s
            from unit
            join class
                on class.learner_id = unit.learner_id
                and class.year = %s
            anti join shared_class
                on shared_class.class_key = class.class_key
            union all
            select class.class_key, %s
            from unit
            join member as class
                on class.learner_id = unit.learner_id
                and class.year = %s
            group by class.class_key, %s
        ),

        -- Every quarter is written as a text once.
        quarter as (
            select
                first,
                list_transform(
                    range(first, last + 1),
                    lambda number: (number // 4)::varchar || 'Q' || (number %% 4 + 1)::varchar
                ) as names,
            from (select min(least(%s)) as first, max(greatest(%s)) as last from unit)
        )

        select
            total.class_key,
            %s
        from total
        cross join quarter
        """;

    public MeasureStatement {
        dimensions = List.copyOf(dimensions);
        indicators = List.copyOf(indicators);
    }

    /** Columns with the quarter of the cells, written {@code 2026Q1}; null when no indicator of theirs counts the row. */
    public List<String> quarterColumns() {
        return indicators.stream().map(Indicator::quarterColumn).distinct().toList();
    }

    /** Columns with the state of each indicator, named by its id: 0, 1 or 2. */
    public List<String> stateColumns() {
        return indicators.stream().map(Indicator::id).toList();
    }

    /** Columns with sums. */
    public List<String> sumColumns() {
        return sums().map(Indicator::sumColumn).toList();
    }

    /** Column with the largest number of rows, or the largest sum, of one learner of the class. */
    public static String largest(String column) {
        return new Largest(column).first();
    }

    /** Column with the second largest; 0 when the class has one learner. */
    public static String second(String column) {
        return new Largest(column).second();
    }

    /**
     * All columns of the result in order: class key, dimensions, quarters, states, people, units, sums, and of each of the
     * latter what the two learners with the most have.
     */
    public List<String> columns() {
        return Stream.of(List.of(CLASS_KEY), key(), List.of(PEOPLE), amounts(), largestColumns())
                .flatMap(List::stream)
                .toList();
    }

    /** Measures the view {@code mart.<mart>} of one bucket. */
    public String ofBucket() {
        return totals("unit as (\n" + unitsOfBucket() + "),\n\nclass as (\n" + classesOfBucket() + "),\n\n");
    }

    /** What each learner of one bucket contributes. */
    public String unitsOfBucket() {
        var units = new ArrayList<>(List.of("count(*) as " + UNITS));
        sumColumns().forEach(sum -> units.add("sum(" + sum + ")::bigint as " + sum));
        return UNITS_OF_BUCKET.formatted(
                each("%1$s::varchar as %1$s"),
                each("%1$s as %1$s_code"),
                rows(),
                lines(states(), 8),
                lines(counted(), 8),
                String.join(", ", stateColumns()),
                lines(concat(key(), units), 8),
                String.join(", ", key()));
    }

    /** The class of each learner of one bucket, in a year, from the relation {@code unit} of what they contribute. */
    public String classesOfBucket() {
        return CLASSES_OF_BUCKET.formatted(year(), String.join(", ", contents()));
    }

    /** Measures one bucket from the relations {@code unit} and {@code class} of what was made of it before. */
    public String totalsOfBucket() {
        return totals("");
    }

    /** Whether learners have a class in each year, and not one for all years. */
    boolean isByYear() {
        return quarterColumns().size() == 1;
    }

    private String year() {
        return isByYear() ? quarterColumns().get(0) + " // 4" : "0";
    }

    private String totals(String before) {
        return OF_BUCKET.formatted(
                before,
                String.join(", ", concat(ofUnit(key()), alone())),
                year(),
                String.join(", ", concat(ofUnit(key()), together())),
                year(),
                String.join(", ", ofUnit(key())),
                String.join(", ", quarterColumns()),
                String.join(", ", quarterColumns()),
                lines(result(), 4));
    }

    /**
     * Adds up the rows of all buckets.
     *
     * @param parts relation with the columns of {@link #ofBucket}, for example {@code read_parquet([...])}
     */
    public String ofBuckets(String parts) {
        var columns = concat(List.of(CLASS_KEY), key());
        var totals = new ArrayList<>(concat(List.of(PEOPLE), amounts()).stream()
                .map(column -> "sum(" + column + ")::bigint as " + column)
                .toList());
        amounts().forEach(column -> totals.addAll(new Largest(column).ofBuckets()));
        return "-- One row per class of learners and unit.\nselect\n    " + lines(concat(columns, totals), 4)
                + "\nfrom " + parts + "\ngroup by " + String.join(", ", columns) + "\n";
    }

    private String rows() {
        return dimensions.contains(Dimensions.SYSTEM)
                ? "(select *, coalesce((select system.system_key from reference.system as system where system.partner_key = "
                        + mart + ".partner_key), partner_key) as " + Dimensions.SYSTEM + " from mart." + mart + ")"
                : "mart." + mart;
    }

    private List<String> states() {
        var states = new ArrayList<>(List.of(each("%1$s_code as %1$s")));
        dates().forEach(date -> states.add("year(%1$s) * 4 + quarter(%1$s) - 1 as %1$s_quarter".formatted(date)));
        indicators.forEach(indicator -> {
            var in = indicator.numerator() == null ? "1" : "if((" + indicator.numerator() + "), 2, 1)";
            states.add("if((%s) and %s is not null and %s is not null, %s, 0)::tinyint as %s"
                    .formatted(indicator.population(), indicator.anchor(), indicator.quarterOf(), in, indicator.id()));
        });
        sums().forEach(indicator ->
                states.add("(%s)::bigint as %s".formatted(indicator.value(), indicator.sumColumn())));
        return states;
    }

    /** A quarter that no indicator uses must not set learners apart, nor a value outside the population. */
    private List<String> counted() {
        var counted = new ArrayList<>(dimensions);
        quarterColumns().forEach(quarter -> {
            var users = indicators.stream()
                    .filter(indicator -> indicator.quarterColumn().equals(quarter))
                    .map(indicator -> indicator.id() + " > 0")
                    .collect(Collectors.joining(" or "));
            counted.add("if(" + users + ", " + quarter + ", null) as " + quarter);
        });
        counted.addAll(stateColumns());
        sums().forEach(indicator -> counted.add(
                "if(%1$s > 0, coalesce(%2$s, 0), 0) as %2$s".formatted(indicator.id(), indicator.sumColumn())));
        return counted;
    }

    /** Amounts of a class with one learner. */
    private List<String> alone() {
        var alone = new ArrayList<>(concat(List.of("1::bigint as " + PEOPLE), ofUnit(amounts())));
        amounts().forEach(column -> alone.addAll(new Largest(column).ofOne()));
        return alone;
    }

    /** Amounts of a class with several. */
    private List<String> together() {
        var together = new ArrayList<>(List.of("count(*) as " + PEOPLE));
        amounts().forEach(column -> together.add("sum(unit.%1$s)::bigint as %1$s".formatted(column)));
        amounts().forEach(column -> together.addAll(new Largest(column).ofLearners()));
        return together;
    }

    private List<String> result() {
        var quarters = quarterColumns().stream()
                .map("quarter.names[total.%1$s - quarter.first + 1] as %1$s"::formatted)
                .toList();
        var others = Stream.of(stateColumns(), List.of(PEOPLE), amounts(), largestColumns())
                .flatMap(List::stream)
                .toList();
        return concat(ofTotal(dimensions), concat(quarters, ofTotal(others)));
    }

    /** What makes a class, the same in all buckets. */
    private List<String> contents() {
        var texts = dimensions.stream().map(column -> column + "::varchar").toList();
        return concat(texts, concat(concat(quarterColumns(), stateColumns()), amounts()));
    }

    private static List<String> ofTotal(List<String> columns) {
        return columns.stream().map(column -> "total." + column).toList();
    }

    private static List<String> ofUnit(List<String> columns) {
        return columns.stream().map(column -> "unit." + column).toList();
    }

    /** Columns with what learners may have different amounts of: rows of the mart, and sums. */
    public List<String> amounts() {
        return concat(List.of(UNITS), sumColumns());
    }

    private List<String> largestColumns() {
        return amounts().stream()
                .flatMap(column -> Stream.of(largest(column), second(column)))
                .toList();
    }

    private String each(String column) {
        return dimensions.stream().map(column::formatted).collect(Collectors.joining(", "));
    }

    private List<String> key() {
        return concat(dimensions, concat(quarterColumns(), stateColumns()));
    }

    private List<String> dates() {
        return indicators.stream().map(Indicator::quarterOf).distinct().toList();
    }

    private Stream<Indicator> sums() {
        return indicators.stream().filter(indicator -> indicator.statistic() == Statistic.SUM);
    }

    private static String lines(List<String> columns, int indent) {
        return String.join(",\n" + " ".repeat(indent), columns);
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
