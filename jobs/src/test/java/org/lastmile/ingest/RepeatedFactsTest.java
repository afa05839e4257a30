package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fact that comes again under another id in a later delivery counts once, whatever the order of deliveries. */
class RepeatedFactsTest {
    private static final Declared MARCH = Declared.days(County.FIRST_DAY, LocalDate.of(2026, 3, 31));
    private static final Declared APRIL = Declared.days(County.FIRST_DAY, LocalDate.of(2026, 4, 30));

    @TempDir
    private Path place;

    private Path file(String name, String... lines) throws IOException {
        return CountyFiles.write(place.resolve(name), lines);
    }

    /** What one month's export says; each has ids of its own. */
    private Path[] export(String month, String... moreVisits) throws IOException {
        var visits = new java.util.ArrayList<>(List.of(
                "partner_key,visit_key,card_number,visited_on,visit_time,visit_mode,minutes",
                "cedar," + month + "-early,card-1,2026-02-01,09:00,phone,15",
                "cedar," + month + "-late,card-1,2026-02-01,16:00,phone,15",
                "cedar," + month + "-long,card-1,2026-02-02,,phone,30",
                "cedar," + month + "-one,card-1,2026-02-03,,phone,",
                "cedar," + month + "-two,card-1,2026-02-03,,phone,"));
        visits.addAll(List.of(moreVisits));
        file(month + "/visits/visits.csv", visits.toArray(String[]::new));
        file(month + "/visits/visit_topics.csv", "visit_key,topic", month + "-early,learning_plan");
        file(
                month + "/visits/barriers.csv",
                "partner_key,barrier_key,card_number,visit_key,barrier_kind,found_on,resolved_on",
                "cedar," + month + "-barrier,card-1," + month + "-early,device,2026-02-01,");
        file(
                month + "/evidence/submissions.csv",
                "partner_key,submission_key,card_number,credential_key,attempt_number,window_closes_on,submitted_on",
                "hilltop," + month + "-submission,card-1,files-badge,1,2026-04-16,2026-03-14");
        file(
                month + "/evidence/reviews.csv",
                "review_key,submission_key,assessor_key,assessor_kind,decision,decided_on",
                month + "-review," + month + "-submission,assessor-1,human,accepted,2026-03-17");
        file(month + "/evidence/rubric_scores.csv", "review_key,criterion_key,level", month + "-review,sends-files,3");
        return new Path[] {
            place.resolve(month + "/visits"),
            place.resolve(month + "/evidence"),
            file(
                    month + "/service_hours.csv",
                    "partner_key,service_key,card_number,served_on,hours",
                    "cedar," + month + "-service,card-1,2026-02-07,2"),
            file(
                    month + "/libcal_appointments.csv",
                    "partner_key,appointment_id,card_number,email,appointment_on,minutes,appointment_mode,appointment_status",
                    "cedar," + month + "1,card-1,,2026-02-10 10:00,30,In Person,Confirmed",
                    "cedar," + month + "2,card-1,,2026-02-10 14:00,30,In Person,Confirmed"),
            file(
                    month + "/badge_status.csv",
                    "award_id,credential_key,partner_key,email,event,event_on,reason",
                    month + "-award,files-badge,hilltop,one@example.org,offered,2026-01-20,")
        };
    }

    private static List<String> counting(County county) throws SQLException {
        return county.answer("select concat_ws(' ', 'visit', visit_key, visit_time) from core.visit"
                + " union all select concat_ws(' ', 'topic', visit_key) from core.visit_topic"
                + " union all select concat_ws(' ', 'barrier', barrier_key) from core.barrier"
                + " union all select concat_ws(' ', 'submission', submission_key) from core.evidence_submission"
                + " union all select concat_ws(' ', 'review', review_key) from core.evidence_review"
                + " union all select concat_ws(' ', 'score', review_key) from core.rubric_score"
                + " union all select concat_ws(' ', 'service', service_key) from core.service_entry"
                + " union all select concat_ws(' ', 'award', event) from core.award_event order by 1");
    }

    @Test
    void the_newest_delivery_tells_each_fact_in_both_orders() throws IOException, SQLException {
        var march = export("march");
        var april = export("april", "cedar,april-new,card-1,2026-02-02,,phone,45");
        var inOrder = County.in(place.resolve("in-order"));
        inOrder.ingest(MARCH, march);
        inOrder.ingest(APRIL, april);
        var late = County.in(place.resolve("late"));
        late.ingest(APRIL, april);
        late.ingest(MARCH, march);

        assertThat(counting(inOrder))
                .containsExactly(
                        "award offered",
                        "barrier april-barrier",
                        "review april-review",
                        "score april-review",
                        "service april-service",
                        "submission april-submission",
                        "topic april-early",
                        "visit april-early 09:00",
                        "visit april-late 16:00",
                        "visit april-long",
                        "visit april-new",
                        "visit april-one",
                        "visit april-two",
                        "visit libcal:april1 10:00",
                        "visit libcal:april2 14:00");
        assertThat(late.core()).isEqualTo(inOrder.core());
        assertThat(inOrder.sizes("core")).containsEntry("visit", 15L).containsEntry("service_entry", 2L);
    }

    @Test
    void of_visits_that_cannot_be_told_apart_as_many_count_as_one_delivery_names() throws IOException, SQLException {
        var county = County.in(place.resolve("county"));
        county.ingest(MARCH, export("march")[0]);

        // The partner corrects one of two visits of unknown length, under its old key.
        county.ingest(
                APRIL,
                file(
                        "later/visits.csv",
                        "partner_key,visit_key,card_number,visited_on,visit_time,visit_mode,minutes",
                        "cedar,march-one,card-1,2026-02-03,,phone,"));

        assertThat(county.answer("select visit_key from core.visit where visited_on = '2026-02-03' order by 1"))
                .containsExactly("march-one", "march-two");
    }
}
