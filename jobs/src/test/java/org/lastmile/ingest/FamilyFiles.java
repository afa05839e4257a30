package org.lastmile.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Deliveries about people who lend cards and share addresses.
 *
 * @param folder that takes them
 */
record FamilyFiles(Path folder) {
    @SafeVarargs
    final Path desk(Path file, List<String>... rows) throws IOException {
        var lines = new ArrayList<String>(
                List.of("partner_key,card_number,email,student_number,attribute,value,status,observed_on,first_name,"
                        + "last_name,birth_date"));
        List.of(rows).forEach(lines::addAll);
        return CountyFiles.write(file, lines.toArray(String[]::new));
    }

    /** A badge that somebody got under an address that two people share. */
    Path family(String award) throws IOException {
        return CountyFiles.write(
                folder.resolve("family-" + award + ".csv"),
                "award_id,credential_key,partner_key,email,event,event_on,reason",
                award + ",files-badge,hilltop,family@example.org,offered,2026-01-20,");
    }

    Path visits(String name, String card) throws IOException {
        var visits = folder.resolve("visits-" + name);
        CountyFiles.write(
                visits.resolve("visits.csv"),
                "partner_key,visit_key,card_number,email,student_number,visited_on,visit_mode,minutes",
                "cedar,visit-" + name + "," + card + ",,,2026-02-01,phone,15");
        CountyFiles.write(visits.resolve("visit_topics.csv"), "visit_key,topic", "visit-" + name + ",learning_plan");
        return visits;
    }

    Path wallet(String name, String award) throws IOException {
        return CountyFiles.write(
                folder.resolve("wallet-" + name + ".jsonl"),
                "{\"award_key\":\"" + award + "\",\"partner_key\":\"hilltop\",\"received_at\":"
                        + "\"2026-04-20T09:20:31Z\",\"notification_id\":\"flow-" + name
                        + "\",\"event\":\"credential_accepted\"}");
    }

    Path evidence() throws IOException {
        var evidence = folder.resolve("evidence");
        CountyFiles.write(
                evidence.resolve("submissions.csv"),
                "partner_key,submission_key,card_number,email,student_number,credential_key,attempt_number,window_closes_on,submitted_on",
                "hilltop,submission-learner,,one@example.org,,files-badge,1,2026-04-16,2026-04-14",
                "hilltop,submission-other,,two@example.org,,files-badge,1,2026-04-16,2026-04-14");
        CountyFiles.write(
                evidence.resolve("reviews.csv"),
                "review_key,submission_key,assessor_key,assessor_kind,decision,decided_on",
                "review-learner,submission-learner,assessor-1,human,accepted,2026-04-17",
                "review-other,submission-other,assessor-1,human,accepted,2026-04-17");
        CountyFiles.write(
                evidence.resolve("rubric_scores.csv"),
                "review_key,criterion_key,level",
                "review-learner,sends-files,3",
                "review-other,sends-files,2");
        return evidence;
    }
}
