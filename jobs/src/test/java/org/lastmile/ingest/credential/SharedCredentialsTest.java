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
                        .containsEntry("status_list", "not_delivered")
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

    private static List<Outcome> decode(String path) throws IOException {
        return new CredentialDecoder(Samples.JUDGED_ON, DeliveredKeys.NONE)
                .decode(path, Files.readAllBytes(FOLDER.resolve(path)));
    }

    /** Outcome, count, state and rule; documents of several outcomes have only awards here, all in one state. */
    private static String summary(List<Outcome> outcomes) {
        var kinds =
                outcomes.stream().map(SharedCredentialsTest::kind).distinct().toList();
        return kinds.size() == 1
                ? kinds.get(0).formatted(outcomes.size())
                : kinds.toString().formatted(outcomes.size());
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
