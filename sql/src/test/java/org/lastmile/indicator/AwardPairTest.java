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

/** Awards of one credential to 3,000 learners, told by platform and documents on days that crowd together. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AwardPairTest {
    private static final int LEARNERS = 3_000;
    private static final String TOLD = "(select learner_id, award_key, event_on as told_on, 'platform' as teller"
            + " from core.award_event union all select learner_id, award_key, awarded_on, 'document' from core.award)";
    private static final String LEFT = "(select told.* from " + TOLD + " as told anti join shared.award_pair as pair"
            + " on pair.learner_id = told.learner_id and told.award_key in (pair.award_key, pair.document_key))";

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
            platform.add("(%d, 'p%d', 'c', 'offered', date '2024-02-01' + %d)".formatted(learner, i, days.get(i)));
        }

        for (var i = 0; i < others.size(); i++) {
            documents.add("(%d, 'd%d', 'c', date '2024-02-01' + %d, 'valid')".formatted(learner, i, others.get(i)));
        }

        Collections.shuffle(platform, random);
        world.run("insert into core.award_event by name select * from (values " + String.join(", ", platform)
                + ") as told(learner_id, award_key, credential_key, event, event_on)");
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
        assertThat(world.rows(
                        "select learner_id, document_key from shared.award_pair group by all having count(*) > 1"))
                .isEmpty();
        assertThat(world.rows("select pair.* from shared.award_pair as pair"
                        + " join core.award_event as event using (learner_id, award_key)"
                        + " join core.award as document on document.learner_id = pair.learner_id"
                        + " and document.award_key = pair.document_key"
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

    @Test
    void makes_one_award_of_each_pair() throws SQLException {
        assertThat(world.rows("select count(*) - (select count(*) from shared.award_pair) from " + TOLD))
                .isEqualTo(world.rows("select count(*) from mart.award"));
    }
}
