package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries that come late join two learners, or part what was one: the tables are those of any other order. */
class LateLinksTest {
    private static final String INTAKE =
            "partner_key,card_number,email,student_number,attribute,value,status,observed_on,first_name,last_name,"
                    + "birth_date";

    @TempDir
    private Path place;

    private Path file(String name, String... lines) throws IOException {
        return CountyFiles.write(place.resolve(name), lines);
    }

    private County loaded(String name, List<Path> deliveries) throws IOException, SQLException {
        return County.loaded(place.resolve(name), deliveries);
    }

    private static Map<String, List<String>> links(County county) throws SQLException, IOException {
        var core = county.zone("core");
        return Map.of(
                "identity", core.getOrDefault("identity", List.of()),
                "identity_record", core.getOrDefault("identity_record", List.of()),
                "identity_link", core.getOrDefault("identity_link", List.of()));
    }

    @Test
    void the_order_of_deliveries_that_join_and_part_learners_does_not_matter() throws IOException, SQLException {
        var facts = file(
                "attendance.csv",
                CountyFiles.ATTENDANCE,
                "cedar,s1,card-1,2026-01-05,2,attended",
                "cedar,s1,card-2,2026-01-05,2,attended",
                "cedar,s2,card-9,2026-01-12,2,attended");
        var badges = file(
                "badges.csv",
                "award_id,credential_key,partner_key,email,event,event_on,reason",
                "award-1,files-badge,hilltop,family@example.org,offered,2026-01-20,");
        var first = file(
                "first.csv",
                INTAKE,
                "cedar,card-1,family@example.org,st-1,gender,woman,stated,2026-01-02,Ana,Ruiz,1980-02-03",
                "cedar,card-1,,st-1,gender,woman,stated,2026-01-03,Ana,Ruiz,1980-02-03");
        var newCard = file(
                "new-card.csv",
                INTAKE,
                "cedar,card-9,,st-1,device_at_entry,own device,stated,2026-03-02,Ana,Ruiz,1980-02-03");
        var sibling = file(
                "sibling.csv",
                INTAKE,
                "cedar,card-2,family@example.org,,gender,man,stated,2026-01-02,Leo,Ruiz,1985-07-08",
                "cedar,card-2,,,gender,man,stated,2026-01-04,Leo,Ruiz,1985-07-08");

        var one = loaded("one", List.of(first, facts, badges, newCard));
        var awardsBefore = one.core().getOrDefault("award_event", List.of());
        one.ingest(sibling);
        var other = loaded("other", List.of(sibling, newCard, badges, facts, first));

        assertThat(awardsBefore).hasSize(1);
        assertThat(one.core().getOrDefault("award_event", List.of())).isEmpty();
        assertThat(one.core().get("attendance")).hasSize(3);
        assertThat(one.ask("core", "attendance", "select count(distinct learner_id)::varchar from asked"))
                .containsExactly("2");
        assertThat(links(other)).isEqualTo(links(one));
        assertThat(other.core()).isEqualTo(one.core());
    }
}
