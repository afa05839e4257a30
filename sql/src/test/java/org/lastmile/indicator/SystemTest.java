package org.lastmile.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which partner a partner is a part of. */
class SystemTest {
    @Test
    void a_branch_belongs_to_the_highest_that_it_is_a_part_of() throws SQLException {
        try (var world = World.empty()) {
            world.run("insert into core.partner by name select * from (values ('branch', 'library'),"
                    + " ('library', 'county'), ('county', null), ('college', null), ('stray', 'unknown'),"
                    + " ('egg', 'hen'), ('hen', 'egg'), ('chick', 'egg')) as partner(partner_key, parent_key)");
            world.assemble();

            assertThat(world.rows("from reference.system order by partner_key"))
                    .containsExactly(
                            List.of("branch", "county"),
                            List.of("chick", "chick"),
                            List.of("college", "college"),
                            List.of("county", "county"),
                            List.of("egg", "egg"),
                            List.of("hen", "hen"),
                            List.of("library", "county"),
                            List.of("stray", "unknown"));
        }
    }

    @Test
    void a_learner_of_two_libraries_of_a_system_counts_once_in_it() throws SQLException {
        try (var world = World.empty()) {
            world.run("insert into core.partner by name select * from (values ('north', 'county'), ('south', 'county'),"
                    + " ('county', null)) as partner(partner_key, parent_key)");
            world.assemble();
            world.run("insert into mart.contact by name select learner_id, partner_key, 'lab' as track_key,"
                    + " date '2026-01-01' as quarter_on, 1 as attendance_count, 'not stated' as age_band, 'not stated'"
                    + " as gender, 'not stated' as first_language, 'not stated' as disability, 'not stated' as"
                    + " device_at_entry, 'not stated' as area_deprivation from (values (1, 'north'), (1, 'south'),"
                    + " (2, 'south'), (3, 'elsewhere')) as visit(learner_id, partner_key)");
            var measure = Catalogue.load(java.util.Optional.empty()).measure("contact");

            var people =
                    world.rows("select system_key, sum(people)::bigint from (select distinct class_key, system_key,"
                            + " people from (" + measure.ofBucket() + ")) group by system_key order by system_key");

            assertThat(people).containsExactly(List.of("county", "2"), List.of("elsewhere", "1"));
        }
    }
}
