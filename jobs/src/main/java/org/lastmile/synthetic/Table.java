package org.lastmile.synthetic;

import java.util.List;

/** The files of a delivery and their columns, as the contracts in data-contracts/sources name them. */
enum Table {
    PARTNERS(
            "partners.csv",
            "partner_key,partner_name,partner_kind,parent_key,fscskey,opeid,state,time_zone,valid_from,valid_to"),
    TRACKS(
            "tracks.csv",
            "track_key,track_title,track_form,planned_sessions,"
                    + "credential_key,credential_title,credential_kind,valid_from,valid_to"),
    OFFERINGS("offerings.csv", "offering_key,track_key,partner_key,starts_on,ends_on,capacity,mode"),
    SESSIONS("sessions.csv", "session_key,offering_key,held_on"),
    LEARNER_INTAKE(
            "learner_intake.csv", "partner_key,card_number,email,student_number,attribute,value,status,observed_on"),
    REGISTRATIONS("registrations.csv", "partner_key,offering_key,card_number,registered_on,withdrawn_on"),
    ATTENDANCE("attendance.csv", "partner_key,session_key,card_number,attended_on,hours,attendance_status"),
    BADGE_STATUS("badge_status.csv", "award_id,credential_key,partner_key,email,event,event_on,reason"),
    NEXT_STEPS("next_steps.csv", "partner_key,student_number,email,step_kind,started_on");

    private final String fileName;
    private final String header;

    Table(String fileName, String header) {
        this.fileName = fileName;
        this.header = header;
    }

    String fileName() {
        return fileName;
    }

    List<String> columns() {
        return List.of(header.split(","));
    }
}
