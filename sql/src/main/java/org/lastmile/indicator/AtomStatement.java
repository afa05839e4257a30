package org.lastmile.indicator;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * People by the classes that they have in all marts: an atom is everybody with the same class in each. What somebody is in
 * one mart and in another must be known together, because numbers of two marts can be subtracted like those of one.
 *
 * <p>A mart of one anchor has a class for each year of a learner, another mart one for all years. So there is a row per
 * year and combination, and with year 0 one per combination of the classes for all years, whatever else these people have.
 *
 * @param measures of all marts
 */
public record AtomStatement(List<MeasureStatement> measures) {
    /** Name of the table of all atoms. */
    public static final String NAME = "atom";
    /** Column of the result: year of the classes that are of one year. */
    public static final String YEAR = "year";

    public AtomStatement {
        measures = List.copyOf(measures);
    }

    /** Marts whose classes are of one year. */
    public Set<String> ofYear() {
        return measures.stream()
                .filter(MeasureStatement::isByYear)
                .map(MeasureStatement::mart)
                .collect(Collectors.toSet());
    }

    /** Columns with the key of the class in each mart, null where there is none. */
    public List<String> classColumns() {
        return measures.stream().map(AtomStatement::column).toList();
    }

    /** Column with the key of the class in a mart. */
    public static String column(String mart) {
        return mart + "_class";
    }

    private static String column(MeasureStatement measure) {
        return column(measure.mart());
    }

    /** Name of the relation with the classes of a mart, as {@link MeasureStatement#classesOfBucket} selects them. */
    public static String classes(String mart) {
        return "class_of_" + mart;
    }

    /** Counts the atoms of one bucket. */
    public String ofBucket() {
        return """
            with person as (
                %s
            ),

            visit as (
                %s
            )

            select 0 as year, %s, count(*) as people
            from person
            group by all
            union all by name
            select visit.year, %s, count(*) as people
            from visit
            left join person
                on person.learner_id = visit.learner_id
            group by all
            """
                .formatted(
                        joined(false, "learner_id"),
                        joined(true, "learner_id, year"),
                        columns(false, "null::bigint as "),
                        columns(true, ""));
    }

    /**
     * Adds up the atoms of all buckets.
     *
     * @param parts relation with the columns of {@link #ofBucket}
     */
    public String ofBuckets(String parts) {
        var columns = Stream.concat(Stream.of(YEAR), classColumns().stream()).collect(Collectors.joining(", "));
        return "select " + columns + ", sum(people)::bigint as people from " + parts + " group by all order by all";
    }

    /** @param isOfYear whether columns of the classes of a year are there; the others are those of persons */
    private String columns(boolean isOfYear, String absent) {
        return measures.stream()
                .map(measure -> !measure.isByYear()
                        ? "person." + column(measure)
                        : isOfYear ? "visit." + column(measure) : absent + column(measure))
                .collect(Collectors.joining(", "));
    }

    private String joined(boolean isByYear, String key) {
        var some = measures.stream()
                .filter(measure -> measure.isByYear() == isByYear)
                .toList();

        if (some.isEmpty()) {
            return "select null::bigint as learner_id, null::bigint as year limit 0";
        }

        var from = new StringBuilder();
        some.forEach(measure -> from.append(from.isEmpty() ? "from " : " full join ")
                .append("(select ")
                .append(key)
                .append(", class_key as ")
                .append(column(measure))
                .append(" from ")
                .append(classes(measure.mart()))
                .append(")")
                .append(measure.equals(some.get(0)) ? "" : " using (" + key + ")"));
        return from.toString();
    }
}
