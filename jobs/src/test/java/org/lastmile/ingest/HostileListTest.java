package org.lastmile.ingest;

import static org.lastmile.ingest.HostileDocument.credential;
import static org.lastmile.ingest.HostileDocument.with;
import static org.lastmile.ingest.Packed.bytes;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lastmile.ingest.credential.StatusBits;

/**
 * Lists that are to say what became of awards, and places in lists. Each lies beside a good document; rows of the tables
 * {@code award_status}, {@code open_badge}, {@code revoked_credential}, {@code status_bit} and {@code status_list} are
 * counted in this order.
 */
class HostileListTest {
    private static final String ENCODED = "/credentialSubject/encodedList";
    private static final String UNREADABLE = "1; " + ENCODED + " status_list_unreadable";

    @TempDir
    private Path folder;

    private static HostileCase json(String name, String document, String expected) {
        return new HostileCase(name, "odd.json", bytes(document), expected);
    }

    private static HostileCase list(String name, String pointer, String value, String expected) {
        return json(name, with(StatusBits.list("\"revocation\"", StatusBits.packed(1, 0)), pointer, value), expected);
    }

    private static HostileCase bits(String name, String encoded, String expected) {
        return json(name, StatusBits.list("\"revocation\"", encoded), expected);
    }

    private static HostileCase place(String name, String status, String expected) {
        return json(name, with(credential(), "/credentialStatus", status), expected);
    }

    private static String entry(String index) {
        return "{\"type\":\"BitstringStatusListEntry\",\"statusListCredential\":\"https://b.example.org/status/1\","
                + "\"statusListIndex\":" + index + "}";
    }

    static Stream<HostileCase> lists() {
        var all = new int[500_001];
        Arrays.setAll(all, index -> index);
        var packed = StatusBits.packed(1000, 7);
        return Stream.of(
                bits("good", StatusBits.packed(1, 0), "1 & 1 & 1"),
                bits("bomb of 20 MiB", StatusBits.packed(20 << 20), "1; " + ENCODED + " too_large"),
                bits("more bits than learners", StatusBits.packed(62_501, all), "1; " + ENCODED + " too_large"),
                bits("cut off", packed.substring(0, packed.length() / 2), UNREADABLE),
                bits("rubbish", "u" + "A".repeat(1000), UNREADABLE),
                bits("no base64", "u\u00e9", UNREADABLE),
                bits("nothing", "", UNREADABLE),
                list("a number", ENCODED, "7", UNREADABLE),
                list("no subject", "/credentialSubject", "[]", UNREADABLE),
                list("no id", "/id", "removed", "1; /id id_missing"),
                list("id of a person", "/id", "\"mailto:" + HostileCase.MAIL + "\"", "1; /id status_list_unreadable"),
                list("id of 2,000 letters", "/id", "\"" + "x".repeat(2000) + "\"", "1; /id status_list_unreadable"),
                list("no date", "/validFrom", "removed", "1; /validFrom issued_missing"),
                list("date in the future", "/validFrom", "\"2099-01-01\"", "1; /validFrom issued_in_future"),
                list("purpose of another kind", "/credentialSubject/statusPurpose", "{\"a\":1}", "1 & 1 & 1"),
                list("purpose that is none", "/credentialSubject/statusPurpose", "\"" + HostileCase.MAIL + "\"", "1"),
                json(
                        "ids of all kinds",
                        "{\"revokedCredentials\":[1,null,[],{},{\"id\":7},\"\",{\"id\":\"urn:1\"}]}",
                        "1 & 1"),
                json("id with NUL", "{\"revokedCredentials\":[\"a\\u0000b\"]}", "1 & 0; credential_id nul_character"),
                json("ids that are no list", "{\"revokedCredentials\":{\"id\":\"urn:1\"}}", "1 & 1"),
                json(
                        "20,000 ids",
                        "{\"revokedCredentials\":[" + "\"urn:x\",".repeat(19_999) + "\"urn:x\"]}",
                        "1 & 20000"));
    }

    static Stream<HostileCase> places() {
        return Stream.of(
                place("good", entry("\"7\""), "1 & 2"),
                place("two of the same", "[" + entry("7") + "," + entry("\"007\"") + "]", "1 & 2"),
                place("index below zero", entry("-1"), "2"),
                place("index with an exponent", entry("1e3"), "2"),
                place("index of 10,000 digits", entry("\"" + "9".repeat(10_000) + "\""), "2"),
                place("index of another script", entry("\"\\u0667\""), "2"),
                place("index that is a list", entry("[1]"), "2"),
                place("no list", "{\"type\":\"BitstringStatusListEntry\",\"statusListIndex\":\"1\"}", "2"),
                place("text", "\"" + HostileCase.MAIL + "\"", "2"),
                place(
                        "list named after a person",
                        entry("1").replace("https://b.example.org/status/1", HostileCase.MAIL),
                        "1 & 2"));
    }

    @ParameterizedTest
    @MethodSource({"lists", "places"})
    void is_a_fact_or_set_aside(HostileCase hostile) throws IOException, SQLException {
        HostileRun.check(folder, hostile);
    }
}
