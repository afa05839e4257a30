package org.lastmile.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Deliveries with planted words where identifiers stand, and where they stand by mistake. */
final class PlantedDeliveries {
    private PlantedDeliveries() {}

    static void good(Path to) throws IOException {
        Files.createDirectories(to);
        write(
                to.resolve("partners.csv"),
                "partner_key,partner_name,partner_kind,parent_key,fscskey,opeid,state,time_zone,valid_from,valid_to",
                "cedar,Cedar Library,library,,,,WA,America/Los_Angeles,2025-01-01,",
                "hilltop,Hilltop College,college,,,,WA,America/Los_Angeles,2025-01-01,");
        write(
                to.resolve("learner_intake.csv"),
                "partner_key,card_number,email,student_number,attribute,value,status,observed_on,first_name,last_name,birth_date",
                "cedar,ZQ-cardgood,zqmailgood@example.org,zqstudentgood,gender,woman,stated,2026-01-05,zqfirstname,zqlastname,zqbirthday",
                "cedar,zqcardgood2,,,gender,woman,stated,zqmaildate@example.org,zqfirstname,zqlastname,zqbirthday",
                "cedar,zqcardgood3,,,zqmailattribute@example.org,woman,stated,2026-01-05,,,",
                "zqmailpartner@example.org,zqcardgood3,,,gender,woman,stated,2026-01-05,,,",
                "cedar,zqcardgood4,,,gender,woman,stated,2026-01-05,,,,zqnamefield",
                "cedar,zqcardgood4,,,gender,zqmailgood@example.org,stated,2026-01-05,,,",
                "cedar,zqcardgood5,,,gender,zqmailgood@example.org,zqmailgood@example.org,2026-01-05,,,");
        write(
                to.resolve("registrations.csv"),
                "partner_key,offering_key,card_number,registered_on,withdrawn_on",
                "cedar,spring,ZQ-cardgood,2026-01-05,",
                "cedar,zqmailpartner@example.org,zqcardgood3,2026-01-05,",
                "cedar,spring,zqcardgood2,2026-01-05,zqmaildate@example.org");
        write(
                to.resolve("attendance.csv"),
                "partner_key,session_key,card_number,attended_on,hours,attendance_status",
                "cedar,spring-1,ZQCARDGOOD,2026-01-12,2,attended",
                "cedar,spring-1,zqcardgood2,2026-01-12,2,zqcardstatus",
                "cedar,spring-1,zqcardgood3,zqmaildate@example.org,2,attended",
                "cedar,zqmailpartner@example.org,zqcardgood3,2026-01-12,2,attended",
                "cedar,spring-1,zqcardgood3,2026-01-12,zqcardstatus,attended",
                "cedar,spring-1,zqcardgood3,2026-01-12,2,attended,zqnamefield,zqmailgood@example.org");
        write(
                to.resolve("badge_status.csv"),
                "award_id,credential_key,partner_key,email,event,event_on,reason",
                "zqawardgood,badge,hilltop,ZQmailGood@Example.org,offered,2026-02-01,",
                "zqawardgood,badge,hilltop,zqmailgood@example.org,zqmailpartner@example.org,2026-02-02,",
                "zqawardlong" + "9".repeat(400)
                        + ",badge,hilltop,zqmailgood@example.org,accepted,zqmaildate@example.org,");
        write(
                to.resolve("next_steps.csv"),
                "partner_key,student_number,email,step_kind,started_on",
                "hilltop,zqstudentgood,zqstepmail@example.org,hired,2026-03-01",
                "hilltop,zqstudentgood,,zqstepmail@example.org,2026-03-01");
        Files.writeString(to.resolve("credential.json"), credential("2026-05-02T09:00:00Z"));
        Files.writeString(to.resolve("bad_credential.json"), credential("zqbadgemail@example.org"));
        Files.writeString(
                to.resolve("assertion.json"),
                """
                {"@context": "https://w3id.org/openbadges/v2", "type": "Assertion",
                 "id": "https://badges.example.org/assertions/zqawardgood",
                 "recipient": {"type": "email", "hashed": false, "identity": "zqbadgemail@example.org"},
                 "issuedOn": "2026-05-02T09:00:00Z", "narrative": "zqevidence",
                 "verification": {"type": "hosted"},
                 "badge": {"type": "BadgeClass", "id": "https://badges.example.org/b/1", "name": "Critical Thinking",
                  "description": "d", "criteria": {"narrative": "c"}, "image": "https://badges.example.org/i.png",
                  "issuer": {"type": "Issuer", "id": "https://badges.example.org/i", "name": "Hilltop",
                   "url": "https://badges.example.org", "email": "zqbadgemail@example.org"}}}
                """);
    }

    private static String credential(String validFrom) {
        return """
                {"@context": ["https://www.w3.org/ns/credentials/v2",
                  "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
                 "id": "urn:uuid:zqawardgood", "type": ["VerifiableCredential", "OpenBadgeCredential"],
                 "name": "Critical Thinking for zqbadgename",
                 "issuer": {"id": "https://badges.example.org/issuers/hilltop", "type": ["Profile"]},
                 "validFrom": "%s",
                 "credentialSubject": {"id": "did:example:zqdidgood", "type": ["AchievementSubject"],
                  "identifier": [{"type": "IdentityObject", "identityType": "emailAddress", "hashed": false,
                   "identityHash": "zqbadgemail@example.org"},
                   {"type": "IdentityObject", "identityType": "name", "hashed": false, "identityHash": "zqbadgename"}],
                  "achievement": {"id": "https://badges.example.org/achievements/ct", "type": ["Achievement"],
                   "name": "Critical Thinking", "description": "d", "criteria": {"narrative": "zqevidence"}}},
                 "evidence": [{"id": "https://zqevidence.example.org", "type": ["Evidence"], "narrative": "zqevidence"}],
                 "proof": {"type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022",
                  "proofPurpose": "assertionMethod"}}
                """
                .formatted(validFrom);
    }

    static void broken(Path to) throws IOException {
        Files.createDirectories(to);
        var header = "partner_key,session_key,card_number,attended_on,hours,attendance_status";
        write(to.resolve("quote.csv"), header, "cedar,spring-1,\"zqbrokenquote" + "zqbrokenquote, ".repeat(100_000));
        write(to.resolve("head.csv"), "cedar,spring-1,zqbrokenhead,2026-01-12,2,attended");
        write(
                to.resolve("column.csv"),
                header + ",zqbrokenhead@example.org",
                "cedar,spring-1,zqbrokenhead,2026-01-12,2,attended,x");
        Files.write(
                to.resolve("bytes.csv"),
                (header + "\ncedar,spring-1,zqbrokenbytes\u00ff,2026-01-12,2,attended\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(to.resolve("broken.json"), "{\"id\": \"zqbrokenjson\", \"recipient\": zqbrokenjson");
    }

    private static void write(Path file, String... lines) throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n");
    }
}
