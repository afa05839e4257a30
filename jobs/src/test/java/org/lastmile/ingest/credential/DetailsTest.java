package org.lastmile.ingest.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class DetailsTest {
    private static final String NAMES =
            "credential_id=urn:uuid:5b1c3d8e-0f52-4a53-9c0e-3f1f6f2f0a01, learner_did=did:example:learner-one, ";
    private static final String KEY = "achievement_key=https://badges.example.org/achievements/critical-thinking, ";

    @Test
    void alignments_belong_to_the_achievement() throws IOException {
        var alignment =
                """
                [{"type": ["Alignment"], "targetUrl": "https://case.example.org/items/7", "targetName": "Weighs evidence",
                  "targetCode": "CT.7", "targetFramework": "Critical thinking", "targetType": "CFItem",
                  "targetDescription": "Free text"},
                 {"targetUrl": "mailto:jordan@example.org", "targetName": "somebody"}]""";

        var outcomes = Samples.decode(
                Samples.changed("credential.json", "/credentialSubject/achievement/alignment", alignment));

        assertThat(Samples.details(outcomes))
                .containsExactly("achievement_alignment {" + KEY + "competency_code=CT.7,"
                        + " competency_key=https://case.example.org/items/7, competency_kind=CFItem,"
                        + " competency_name=Weighs evidence, framework_name=Critical thinking}");
    }

    @Test
    void a_badge_class_alone_has_alignments_too() {
        var badge =
                """
                {"@context": "https://w3id.org/openbadges/v2", "type": "BadgeClass", "id": "https://b.example.org/c/1",
                 "name": "Basics", "description": "d", "criteria": "c", "issuer": "i",
                 "alignment": {"targetName": "Files", "targetUrl": "https://case.example.org/items/8"}}""";

        assertThat(Samples.details(Samples.decode(badge)))
                .containsExactly("achievement_alignment {achievement_key=https://b.example.org/c/1,"
                        + " competency_key=https://case.example.org/items/8, competency_name=Files}");
    }

    @Test
    void results_are_kept_when_they_are_numbers_or_values_that_the_achievement_names() throws IOException {
        var described =
                """
                [{"id": "urn:d1", "type": ["ResultDescription"], "name": "Final grade", "resultType": "LetterGrade",
                  "allowedValue": ["A", "B"]},
                 {"id": "urn:d2", "name": "Rubric", "resultType": "RubricCriterionLevel",
                  "rubricCriterionLevel": [{"id": "urn:l1", "name": "Mastered"}]},
                 {"id": "urn:d3", "name": "Score", "resultType": "Percent"}]""";
        var results =
                """
                [{"resultDescription": "urn:d1", "value": "A", "status": "Completed"},
                 {"resultDescription": "urn:d1", "value": "Jordan did well", "status": "somehow"},
                 {"resultDescription": "urn:d2", "achievedLevel": "urn:l1"},
                 {"resultDescription": "urn:d3", "value": "87.5"},
                 {"value": "12"}]""";
        var document = Samples.with(
                Samples.changed("credential.json", "/credentialSubject/achievement/resultDescription", described),
                "/credentialSubject/result",
                results);

        assertThat(Samples.details(Samples.decode(document)))
                .containsExactly(
                        "award_result {" + NAMES + "result_kind=LetterGrade, result_level=A, result_name=Final grade,"
                                + " result_position=1, result_state=Completed}",
                        "award_result {" + NAMES + "result_kind=LetterGrade, result_name=Final grade,"
                                + " result_position=2}",
                        "award_result {" + NAMES + "result_kind=RubricCriterionLevel, result_level=Mastered,"
                                + " result_name=Rubric, result_position=3}",
                        "award_result {" + NAMES + "result_kind=Percent, result_name=Score, result_position=4,"
                                + " result_score=87.5}",
                        "award_result {" + NAMES + "result_position=5, result_score=12}");
    }

    @Test
    void evidence_is_counted_and_not_kept() throws IOException {
        var evidence =
                """
                [{"type": ["Evidence"], "id": "https://portfolio.example.org/jordan", "narrative": "Jordan wrote"},
                 {"type": ["Evidence"], "narrative": "by word of mouth"}]""";

        var outcomes = Samples.decode(Samples.changed("credential.json", "/evidence", evidence));

        assertThat(outcomes).singleElement().isInstanceOfSatisfying(Outcome.Accepted.class, award -> assertThat(
                        award.row())
                .containsEntry("evidence_count", "2")
                .containsEntry("linked_evidence_count", "1")
                .doesNotContainValue("https://portfolio.example.org/jordan"));
    }
}
