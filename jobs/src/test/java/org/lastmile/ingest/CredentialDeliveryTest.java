package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lastmile.ingest.HostileDocument.badge;
import static org.lastmile.ingest.HostileDocument.credential;
import static org.lastmile.ingest.HostileDocument.with;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.ingest.credential.Images;
import org.lastmile.ingest.credential.Signed;
import org.lastmile.ingest.credential.StatusBits;

/** Credentials and lists in deliveries of their own, from files to the mart. */
class CredentialDeliveryTest {
    private static final String PLACE =
            "{\"type\":\"BitstringStatusListEntry\",\"statusPurpose\":\"revocation\",\"statusListIndex\":\"%d\","
                    + "\"statusListCredential\":\"https://b.example.org/status/1\"}";
    private static final String ISSUER = "https://b.example.org/i/1";

    @TempDir
    private Path folder;

    /** A badge in an image, a token with its key beside it, and two credentials with places in a list. */
    private Path documents() throws IOException {
        var documents = Files.createDirectories(folder.resolve("documents"));
        Files.write(documents.resolve("badge.png"), Images.png(Images.text("openbadges", badge())));
        var signed = with(
                with(
                        with(badge(), "/id", "\"https://b.example.org/a/2\""),
                        "/verification",
                        "{\"type\":\"SignedBadge\",\"creator\":\"urn:k\"}"),
                "/badge/issuer",
                "\"" + ISSUER + "\"");
        Files.writeString(documents.resolve("token.jws"), Signed.token(Signed.RSA, "RS256", "", signed));
        Files.write(documents.resolve("key.json"), Signed.document("urn:k", ISSUER, Signed.RSA.getPublicKey()));

        for (var index = 3; index <= 4; index++) {
            var listed = with(credential(), "/credentialStatus", PLACE.formatted(index));
            Files.writeString(documents.resolve(index + ".json"), with(listed, "/id", "\"urn:uuid:" + index + "\""));
        }

        return documents;
    }

    /** An image without a credential lies beside the lists, as pictures do. */
    private Path lists() throws IOException {
        var lists = Files.createDirectories(folder.resolve("lists"));
        Files.writeString(lists.resolve("bits.json"), StatusBits.list("\"revocation\"", StatusBits.packed(16_384, 4)));
        Files.writeString(
                lists.resolve("ids.json"), "{\"revokedCredentials\":[{\"id\":\"https://b.example.org/a/2\"}]}");
        Files.write(lists.resolve("logo.png"), Images.png());
        return lists;
    }

    private static List<String> built(County county) throws IOException, SQLException {
        county.build();
        return county.ask(
                "mart",
                "award",
                "select concat_ws(' ', award_state, awarded_on, credential_key) from asked order by 1, awarded_on");
    }

    @Test
    void a_list_counts_whether_it_comes_before_or_after_the_awards() throws IOException, SQLException {
        var listFirst = County.in(folder.resolve("first"));
        var listLast = County.in(folder.resolve("last"));

        listFirst.ingest(lists());
        listFirst.ingest(documents());
        listLast.ingest(documents());
        listLast.ingest(lists());

        assertThat(built(listLast))
                .containsExactly(
                        "revoked 2026-03-14 https://b.example.org/c/1",
                        "revoked 2026-05-02 https://b.example.org/c/1",
                        "valid 2026-03-14 https://b.example.org/c/1",
                        "valid 2026-05-02 https://b.example.org/c/1");
        assertThat(built(listFirst)).isEqualTo(built(listLast));
        assertThat(listFirst.core()).isEqualTo(listLast.core());
        assertThat(listLast.ask(
                        "core",
                        "award",
                        "select concat_ws(' ', awarded_on, format, verification, signing_key) from asked order by 1"))
                .containsExactly(
                        "2026-03-14 ob20 hosted",
                        "2026-03-14 ob20 verified delivered",
                        "2026-05-02 ob30 unsigned",
                        "2026-05-02 ob30 unsigned");
    }
}
