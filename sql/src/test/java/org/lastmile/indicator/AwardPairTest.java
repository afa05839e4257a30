package org.lastmile.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Awards of one credential to 3,000 learners, told by platforms and documents on days that crowd together. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AwardPairTest {
    private static final int LEARNERS = 3_000;
    private static final String TOLD = "(select learner_id, award_key, event_on as told_on, 'platform' as teller"
            + " from core.award_event union all select learner_id, award_key, awarded_on, 'document' from core.award)";
    private static final String LEFT = "(select told.* from " + TOLD + " as told anti join shared.award_pair as pair"
            + " on pair.learner_id = told.learner_id and told.award_key in (pair.award_key, pair.other_key))";

    private World world;

    @BeforeAll
    void pair() throws SQLException {
        world = World.empty();
        var random = new Random(42);

        for (var learner = 0; learner < LEARNERS; learner++) {
            tell(learner, random);
        }

        world.assemble();
    }

    /** Of every third learner all documents are alike off by a day; of the others they have days of their own. */
    private void tell(int learner, Random random) throws SQLException {
        var days = days(random);
        var platform = new ArrayList<String>();
        var shift = random.nextInt(3) - 1;
        var others = learner % 3 == 0 ? days.stream().map(day -> day + shift).toList() : days(random);
        var documents = new ArrayList<String>();

        for (var i = 0; i < days.size(); i++) {
            platform.add("(%d, 'p%d', 'c', 'offered', date '2024-02-01' + %d, 'badge_status')"
                    .formatted(learner, i, days.get(i)));
        }

        for (var i = 0; i < others.size(); i++) {
            documents.add("(%d, 'd%d', 'c', date '2024-02-01' + %d, 'valid')".formatted(learner, i, others.get(i)));
        }

        Collections.shuffle(platform, random);
        world.run("insert into core.award_event by name select * from (values " + String.join(", ", platform)
                + ") as told(learner_id, award_key, credential_key, event, event_on, platform)");
        world.run("insert into core.award by name select * from (values " + String.join(", ", documents)
                + ") as told(learner_id, award_key, credential_key, awarded_on, award_state)");
    }

    private static List<Integer> days(Random random) {
        return random.ints(1 + random.nextInt(4), 0, 9).boxed().sorted().toList();
    }

    @AfterAll
    void close() throws SQLException {
        world.close();
    }

    @Test
    void tells_no_award_twice_and_none_that_is_two_days_off() throws SQLException {
        assertThat(world.rows("select learner_id, award_key from shared.award_pair group by all having count(*) > 1"))
                .isEmpty();
        assertThat(world.rows("select learner_id, other_key from shared.award_pair group by all having count(*) > 1"))
                .isEmpty();
        assertThat(world.rows("select pair.* from shared.award_pair as pair"
                        + " join core.award_event as event using (learner_id, award_key)"
                        + " join core.award as document on document.learner_id = pair.learner_id"
                        + " and document.award_key = pair.other_key"
                        + " where abs(event.event_on - document.awarded_on) > 1"))
                .isEmpty();
    }

    @Test
    void leaves_none_of_both_on_one_day() throws SQLException {
        assertThat(world.rows(
                        "select learner_id, told_on from " + LEFT + " group by all having count(distinct teller) > 1"))
                .isEmpty();
    }

    @Test
    void finds_every_document_of_a_platform_whose_days_are_off_alike() throws SQLException {
        var alike = world.rows("select count(*) from " + LEFT + " as told where learner_id % 3 = 0");

        assertThat(alike).containsExactly(List.of("0"));
        assertThat(world.rows("select count(*) > 1000 from shared.award_pair where learner_id % 3 = 0"))
                .containsExactly(List.of("true"));
    }

    /** A second platform tells the awards of every fourth learner on days of its own, with claims. */
    @Test
    void keeps_each_award_of_a_platform_apart_from_the_others_of_this_platform() throws SQLException {
        var two = World.empty();

        try {
            two.run("insert into core.award_event by name select learner_id, 'k' || teller || number as award_key, 'c'"
                    + " as credential_key, 'offered' as event, date '2024-02-01' + (hash(learner_id, number, teller) % 9)"
                    + "::integer as event_on, teller as platform from range(3000) as learner(learner_id), range(3) as"
                    + " award(number), (values ('badge_status'), ('canvas_badges'), ('credly_badges')) as told(teller)"
                    + " where hash(teller, learner_id, number, 'told') % 4 > 0");
            two.assemble();
            assertThat(two.rows("select learner_id, other_key from shared.award_pair group by all having count(*) > 1"))
                    .isEmpty();
            assertThat(two.rows("select pair.* from shared.award_pair as pair join core.award_event as event"
                            + " using (learner_id, award_key) join core.award_event as other on other.learner_id ="
                            + " pair.learner_id and other.award_key = pair.other_key where abs(event.event_on -"
                            + " other.event_on) > 1 or event.platform = other.platform"))
                    .isEmpty();
            assertThat(two.rows("select pair.learner_id, pair.award_key, event.platform from shared.award_pair as pair"
                            + " join core.award_event as event on event.learner_id = pair.learner_id and"
                            + " event.award_key = pair.other_key group by all having count(*) > 1"))
                    .isEmpty();
            assertThat(two.rows("select count(*) > 1000 from shared.award_pair"))
                    .containsExactly(List.of("true"));
            assertThat(two.rows("select (select count(*) from core.award_event) - (select count(*) from"
                            + " shared.award_pair)"))
                    .isEqualTo(two.rows("select count(*) from mart.award"));
        } finally {
            two.close();
        }
    }

    @Test
    void makes_one_award_of_each_pair() throws SQLException {
        assertThat(world.rows("select count(*) - (select count(*) from shared.award_pair) from " + TOLD))
                .isEqualTo(world.rows("select count(*) from mart.award"));
    }
}
