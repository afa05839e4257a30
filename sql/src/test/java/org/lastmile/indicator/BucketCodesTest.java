package org.lastmile.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Buckets number their codes each for itself, by the values that occur in them. A class is the same in all buckets, and
 * no other class, whatever the numbers.
 */
class BucketCodesTest {
    private static final MeasureStatement CONTACT =
            Catalogue.load(Optional.empty()).measure("contact");

    /** Without birch or without dell, cedar and dell, or birch and cedar, have the same numbers and all else has, too. */
    @Test
    void learners_of_different_partners_are_different_classes() throws SQLException {
        var people = classes(List.of("ash", "birch", "cedar", "elm"), List.of("ash", "cedar", "dell", "elm"));

        assertThat(people).containsExactlyInAnyOrder("ash 2", "birch 1", "cedar 2", "dell 1", "elm 2");
    }

    @Test
    void the_same_learners_are_one_class_however_many_values_come_before() throws SQLException {
        var people = classes(List.of("cedar"), List.of("ash", "birch", "cedar"));

        assertThat(people).containsExactlyInAnyOrder("ash 1", "birch 1", "cedar 2");
    }

    /** One came 5 times in winter and once in spring, another one once and 5 times. */
    @Test
    void learners_who_had_the_same_in_other_quarters_are_different_classes() throws SQLException {
        try (var world = World.empty()) {
            fill(world, List.of("ash", "birch"));
            world.run("update mart.contact set partner_key = 'ash'");
            world.run("insert into mart.contact by name select * replace (date '2026-04-01' as quarter_on,"
                    + " if(learner_id = 1, 1, 5) as attendance_count) from mart.contact");
            world.run("update mart.contact set attendance_count = if(learner_id = 1, 5, 1)"
                    + " where quarter_on = date '2026-01-01'");

            assertThat(world.rows("select count(distinct class_key), max(people) from (" + CONTACT.ofBucket() + ")"))
                    .containsExactly(List.of("2", "1"));
        }
    }

    /** One learner of each partner in each of two buckets; returns what people each class has, by partner. */
    private static List<String> classes(List<String> first, List<String> second) throws SQLException {
        try (var one = World.empty();
                var two = World.empty();
                var all = World.empty()) {
            fill(one, first);
            fill(two, second);
            var rows = Stream.concat(one.rows(CONTACT.ofBucket()).stream(), two.rows(CONTACT.ofBucket()).stream())
                    .map(row ->
                            row.stream().map(value -> "'" + value + "'").collect(Collectors.joining(", ", "(", ")")))
                    .collect(Collectors.joining(", "));
            all.run("create table part as from (values " + rows + ") as part(" + String.join(", ", CONTACT.columns())
                    + ")");
            numbers(all);
            return all
                    .rows("select string_agg(distinct partner_key) || ' ' || sum(people) from (select class_key,"
                            + " string_agg(distinct partner_key) as partner_key, any_value(people) as people from ("
                            + CONTACT.ofBuckets("part") + ") group by class_key) group by class_key")
                    .stream()
                    .map(row -> row.get(0))
                    .toList();
        }
    }

    private static void numbers(World all) throws SQLException {
        for (var column : CONTACT.columns()) {
            if (column.equals("people") || column.startsWith("units") || column.startsWith("attendances_sum")) {
                all.run("alter table part alter " + column + " type bigint");
            }
        }
    }

    private static void fill(World bucket, List<String> partners) throws SQLException {
        bucket.run("create table reference.system (partner_key varchar, system_key varchar)");
        bucket.run("drop type code");
        bucket.run("create type code as enum ("
                + Stream.concat(partners.stream(), Stream.of("not stated", "track"))
                        .sorted()
                        .map(value -> "'" + value + "'")
                        .collect(Collectors.joining(", "))
                + ")");
        var columns =
                List.of("age_band", "gender", "first_language", "disability", "device_at_entry", "area_deprivation");
        bucket.run("create table mart.contact as select row_number() over () as learner_id, partner_key::code as"
                + " partner_key, 'track'::code as track_key, "
                + columns.stream()
                        .map(column -> "'not stated'::code as " + column)
                        .collect(Collectors.joining(", "))
                + ", date '2026-01-01' as quarter_on, 3 as attendance_count, 1.0 as hours from (values "
                + partners.stream().map(partner -> "('" + partner + "')").collect(Collectors.joining(", "))
                + ") as partner(partner_key)");
    }
}
