package org.lastmile.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The deliveries of one small course: what it is, who came, and three files that tie card, e-mail and student number of
 * its learners together.
 */
record CountyFiles(Path frame, Path attendance, Path intake, Path badges, Path steps) {
    static final String ATTENDANCE = "partner_key,session_key,card_number,attended_on,hours,attendance_status";

    static CountyFiles write(Path place) throws IOException {
        var frame = place.resolve("frame");
        var attendance = place.resolve("attendance");
        write(
                frame.resolve("partners.csv"),
                "partner_key,partner_name,partner_kind,parent_key,fscskey,opeid,state,time_zone,valid_from,valid_to",
                "cedar,Cedar Library,library,,,,WA,America/Los_Angeles,2025-01-01,",
                "hilltop,Hilltop College,college,,,,WA,America/Los_Angeles,2025-01-01,");
        write(
                frame.resolve("tracks.csv"),
                "track_key,track_title,track_form,planned_sessions,credential_key,credential_title,credential_kind,valid_from,valid_to",
                "files,Files,fixed,2,files-badge,Files,competency,2025-01-01,");
        write(
                frame.resolve("offerings.csv"),
                "offering_key,track_key,partner_key,starts_on,ends_on,capacity,mode",
                "spring,files,cedar,2026-01-05,2026-01-12,12,in_person");
        write(
                frame.resolve("sessions.csv"),
                "session_key,offering_key,held_on",
                "s1,spring,2026-01-05",
                "s2,spring,2026-01-12");
        write(
                attendance.resolve("registrations.csv"),
                "partner_key,offering_key,card_number,registered_on,withdrawn_on",
                "cedar,spring,card-1,2026-01-02,",
                "cedar,spring,card-2,2026-01-03,",
                "cedar,spring,card-3,2026-01-04,2026-01-06");
        write(
                attendance.resolve("attendance.csv"),
                ATTENDANCE,
                "cedar,s1,card-1,2026-01-05,2,attended",
                "cedar,s2,card-1,2026-01-12,2,attended",
                "cedar,s1,card-2,2026-01-05,1.5,attended",
                "cedar,s2,card-2,2026-01-12,,no_show");
        var intake = write(
                place.resolve("learner_intake.csv"),
                "partner_key,card_number,email,student_number,attribute,value,status,observed_on",
                "cedar,card-1,one@example.org,st-1,gender,woman,stated,2026-01-02",
                "cedar,card-2,two@example.org,,gender,man,stated,2026-01-03");
        var badges = write(
                place.resolve("badge_status.csv"),
                "award_id,credential_key,partner_key,email,event,event_on,reason",
                "award-1,files-badge,hilltop,one@example.org,offered,2026-01-20,",
                "award-1,files-badge,hilltop,one@example.org,accepted,2026-01-22,",
                "award-2,files-badge,hilltop,two@example.org,offered,2026-01-20,");
        var steps = write(
                place.resolve("next_steps.csv"),
                "partner_key,student_number,email,step_kind,started_on",
                "hilltop,st-1,,credit,2026-03-01",
                "hilltop,,two@example.org,hired,2026-04-01");
        return new CountyFiles(frame, attendance, intake, badges, steps);
    }

    static Path write(Path file, String... lines) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.writeString(file, String.join("\n", lines) + "\n");
    }
}
