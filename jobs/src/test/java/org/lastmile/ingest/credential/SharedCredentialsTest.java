package org.lastmile.ingest.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every document of 1EdTech's public validator that lies in the shared folder, against our own judgement of each. */
class SharedCredentialsTest {
    private static final Path FOLDER = Path.of(Optional.ofNullable(System.getenv("LASTMILE_SHARED"))
                    .orElse(System.getProperty("lastmile.home") + "/../shared"))
            .resolve("data/credentials");
    private static final Pattern IDENTIFYING = Pattern.compile("(https?|did|urn|mailto):[^\"\\s]+|[^\"\\s]+@[^\"\\s]+");

    @BeforeAll
    static void shared_documents_are_there() {
        var isThere = Files.isDirectory(FOLDER);

        assertThat(isThere || !"true".equals(System.getenv("CI")))
                .as("the shared folder is missing, in a build that must not skip it")
                .isTrue();
        assumeTrue(isThere, "skipped: the shared folder with the credential documents is not there");
    }

    @Test
    void each_document_is_judged_as_expected() throws IOException {
        var judged = new ArrayList<String>();
        judged.add("path,outcome,count,state,rule");

        for (var path : paths()) {
            judged.add(path + "," + summary(decode(path)));
        }

        assertThat(judged).containsExactlyElementsOf(expected());
    }

    @Test
    void awards_have_the_columns_of_the_contract() throws IOException {
        var all = new TreeSet<String>();
        var required = new TreeSet<String>();

        for (var column : contract().at("/schema/0/properties")) {
            all.add(column.path("name").textValue());

            if (column.path("required").booleanValue()) {
                required.add(column.path("name").textValue());
            }
        }

        for (var path : paths()) {
            for (var outcome : decode(path)) {
                if (outcome instanceof Outcome.Accepted award) {
                    assertThat(all).as(path).containsAll(award.row().keySet());
                    assertThat(award.row().keySet()).as(path).containsAll(required);
                }
            }
        }
    }

    @Test
    void no_message_holds_an_identifier() throws IOException {
        for (var path : paths()) {
            for (var outcome : decode(path)) {
                if (outcome instanceof Outcome.Rejected rejected) {
                    var text = Files.readString(FOLDER.resolve(path), StandardCharsets.UTF_8);
                    IDENTIFYING.matcher(text).results().forEach(hit -> assertThat(rejected.message())
                            .as(path)
                            .doesNotContain(hit.group()));
                }
            }
        }
    }

    /** The list of revocations that it points to is not delivered; what the file's name says is no evidence. */
    @Test
    void a_credential_with_a_status_list_elsewhere_is_valid_as_far_as_the_document_tells() throws IOException {
        assertThat(decode("ob30/credential-status-revoked.json"))
                .singleElement()
                .isInstanceOfSatisfying(Outcome.Accepted.class, award -> assertThat(award.row())
                        .containsEntry("award_state", "valid")
                        .containsEntry("status_list", "listed")
                        .containsEntry("awarded_on", "2023-05-22"));
    }

    @Test
    void an_address_as_id_of_an_achievement_is_not_kept() throws IOException {
        assertThat(decode("ob30/velocity.jwt"))
                .singleElement()
                .isInstanceOfSatisfying(Outcome.Accepted.class, award -> assertThat(award.row())
                        .containsEntry("achievement_key", "Velocity Network Board Member 2022")
                        .containsEntry("verification", "unverified"));
    }

    /** The token of the record and that of the credential in it bring their keys along. */
    @Test
    void a_record_as_a_token_is_verified_with_its_own_key() throws IOException {
        assertThat(decode("clr20/simple.jwt"))
                .singleElement()
                .isInstanceOfSatisfying(Outcome.Accepted.class, award -> assertThat(award.row())
                        .containsEntry("verification", "verified")
                        .containsEntry("signing_key", "enclosed"));
    }

    /** Of its three results one has a value that the achievement allows, and the others a level and a state. */
    @Test
    void what_stands_beside_an_award_is_read_too() throws IOException {
        var names = "{credential_id=http://1edtech.edu/credentials/3732,"
                + " learner_did=did:example:ebfeb1f712ebc6f1c276e12ec21, learner_email=student@1edtech.edu,"
                + " result_kind=LetterGrade, ";
        var aligned = "achievement_alignment {achievement_key=https://1edtech.edu/achievements/degree,"
                + " competency_code=degree, competency_key=%s, competency_kind=%s,"
                + " competency_name=1EdTech University Degree,"
                + " framework_name=1EdTech University Program and Course Catalog}";

        assertThat(details("ob30/complete_v1.json"))
                .containsExactly(
                        aligned.formatted("https://1edtech.edu/catalog/degree", "CFItem"),
                        aligned.formatted(
                                "https://credentialengineregistry.org/resources/ce-98cb027b-95ef-4494-908d-6f7790ec6b6b",
                                "CTDL"),
                        "award_result " + names + "result_level=A, result_name=Final Project Grade, result_position=1}",
                        "award_result " + names + "result_name=Final Project Grade, result_position=2}",
                        "award_result " + names
                                + "result_name=Final Project Grade, result_position=3, result_state=Completed}");
    }

    @Test
    void a_list_of_revocations_names_credentials() throws IOException {
        assertThat(details("ob20/assets/revocation-list.json"))
                .containsExactly(
                        "revoked_credential {credential_id=https://example.org/beths-robotics-badge-revoked.json}",
                        "revoked_credential {credential_id=urn:uuid:52e4c6b3-8c13-4fa8-8482-a5cf34ef37a9}",
                        "revoked_credential {credential_id=urn:uuid:6deb4a00-ebce-4b28-8cc2-afa705ef7be4}");
    }

    private static List<String> details(String path) throws IOException {
        return Samples.details(decode(path));
    }

    private static List<Outcome> decode(String path) throws IOException {
        return new CredentialDecoder(Samples.JUDGED_ON, DeliveredKeys.NONE)
                .decode(path, Files.readAllBytes(FOLDER.resolve(path)));
    }

    /** Outcome, count, state and rule; documents of several outcomes have only awards here, all in one state. */
    private static String summary(List<Outcome> outcomes) {
        var credentials = outcomes.stream()
                .filter(outcome -> !(outcome instanceof Outcome.Detail))
                .toList();
        var kinds =
                credentials.stream().map(SharedCredentialsTest::kind).distinct().toList();
        return kinds.size() == 1
                ? kinds.get(0).formatted(credentials.size())
                : kinds.toString().formatted(credentials.size());
    }

    private static String kind(Outcome outcome) {
        if (outcome instanceof Outcome.Accepted award) {
            return "award,%d," + award.row().get("award_state") + ",";
        }

        if (outcome instanceof Outcome.Rejected rejected) {
            return "rejected,%d,," + rejected.rule();
        }

        return "supporting,%d,,";
    }

    private static List<String> paths() throws IOException {
        try (var files = Files.walk(FOLDER)) {
            return files.map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> path.endsWith(".json") || path.endsWith(".jwt"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> expected() throws IOException {
        try (var file = SharedCredentialsTest.class.getResourceAsStream("/credentials/expected.csv")) {
            assertThat(file).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static JsonNode contract() throws IOException {
        try (var file = SharedCredentialsTest.class.getResourceAsStream("/lastmile/sources/open_badges.odcs.yaml")) {
            assertThat(file).isNotNull();
            return new YAMLMapper().readTree(file);
        }
    }
}
