package org.lastmile.ingest;

import static org.lastmile.ingest.HostileDocument.TOKEN_HEADER;
import static org.lastmile.ingest.HostileDocument.badge;
import static org.lastmile.ingest.HostileDocument.base64;
import static org.lastmile.ingest.HostileDocument.credential;
import static org.lastmile.ingest.HostileDocument.token;
import static org.lastmile.ingest.HostileDocument.with;
import static org.lastmile.ingest.Packed.bytes;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents that are to be credentials. Each lies beside a good one. */
class HostileCredentialTest {
    private static final int DEEP = 10_000;
    private static final String FILE = "odd.json";

    @TempDir
    private Path folder;

    private static HostileCase json(String name, String document, String expected) {
        return new HostileCase(name, FILE, bytes(document), expected);
    }

    private static HostileCase changed(String pointer, String value, String expected) {
        var shown = value.length() <= 40 ? value : value.substring(0, 40);
        return json(pointer + " is " + shown.replaceAll("[^ -~]", "?"), with(badge(), pointer, value), expected);
    }

    private static HostileCase encoded(String name, String mark, Charset charset, String expected) {
        return new HostileCase(name, FILE, (mark + badge()).getBytes(charset), expected);
    }

    private static HostileCase jws(String name, String text, String expected) {
        return new HostileCase(name, "odd.jwt", bytes(text), expected);
    }

    static Stream<HostileCase> documents() {
        var list = "[" + "1,".repeat(9_999) + "1]";
        return Stream.of(
                json("the good badge once more", badge(), "1"),
                json("a credential", credential(), "2"),
                json("10,000 lists deep", "[".repeat(DEEP) + "]".repeat(DEEP), "1;  too_deep"),
                json("10,000 objects deep", "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP), "1;  too_deep"),
                json("10,000 deep and never closed", "{\"a\":[".repeat(DEEP), "1;  too_deep"),
                changed("/badge/criteria", "[".repeat(150) + "]".repeat(150), "2"),
                json(
                        "a field 10,000 deep",
                        badge().replace("\"Basics\"", "[".repeat(DEEP) + "]".repeat(DEEP)),
                        "1;  too_deep"),
                json("cut off", badge().substring(0, badge().length() / 2), "1;  not_json"),
                json("no byte", "", "1;  not_json"),
                json("blanks", "  \n ", "1;  not_json"),
                json("a list", "[" + badge() + "]", "1;  not_json"),
                json("a text", "\"" + HostileCase.MAIL + "\"", "1;  not_json"),
                json("a number", "1", "1;  not_json"),
                json("null", "null", "1;  not_json"),
                json("nothing in it", "{}", "1; /type type_not_credential"),
                json("two documents", badge() + badge(), "1;  not_json"),
                json("rubbish behind", badge() + "x", "1;  not_json"),
                json("a comment", "// " + HostileCase.MAIL + "\n" + badge(), "1;  not_json"),
                json("single quotes", badge().replace('"', '\''), "1;  not_json"),
                json("comma behind the last", badge().replace("\"hosted\"}", "\"hosted\",}"), "1;  not_json"),
                json("key twice", badge().replace("\"issuedOn\"", "\"id\":\"x\",\"issuedOn\""), "1;  not_json"),
                json("NaN", badge().replace("false", "NaN"), "1;  not_json"),
                json("number of 2,000 digits", badge().replace("false", "9".repeat(2000)), "1;  too_large"),
                json("number with a great exponent", with(badge(), "/badge/points", "1e999999999"), "2"),
                json("text of 10,000,000", with(badge(), "/badge/name", "\"" + "x".repeat(10_000_000) + "\""), "2"),
                json("more than 16 MiB", badge() + " ".repeat(16 << 20), "1;  too_large"),
                json("HTML", "<html>" + HostileCase.MAIL + "</html>", "1;  not_json"),
                json(
                        "list of 10,000",
                        with(credential(), "/credentialSubject", list),
                        "1; /credentialSubject subject_missing"),
                json("10,000 contexts", with(badge(), "/@context", list), "1; /@context context_unknown"),
                json("10,000 types", with(badge(), "/type", list), "1; /type type_not_credential"),
                encoded("mark", "\ufeff", StandardCharsets.UTF_8, "2"),
                encoded("UTF-16LE", "\ufeff", StandardCharsets.UTF_16LE, "2"),
                encoded("UTF-16BE", "\ufeff", StandardCharsets.UTF_16BE, "2"),
                encoded("UTF-16 without a mark", "", StandardCharsets.UTF_16LE, "2"),
                encoded("UTF-32", "", Charset.forName("UTF-32BE"), "2"),
                new HostileCase(
                        "latin-1",
                        FILE,
                        badge().replace("Basics", "Caf\u00e9").getBytes(StandardCharsets.ISO_8859_1),
                        "1;  not_json"),
                new HostileCase("PNG", FILE, bytes("\u0089PNG\r\n\u001a\n\0\0"), "1;  not_json"));
    }

    static Stream<HostileCase> fields() {
        return Stream.of(
                changed("/id", "1", "1; /id id_missing"),
                changed("/id", "\" \"", "1; /id id_missing"),
                changed("/id", "[]", "1; /id id_missing"),
                changed("/id", "\"" + "x".repeat(1001) + "\"", "1; credential_id too_long"),
                changed("/id", "\"a\\u0000b\"", "1; credential_id nul_character"),
                json(
                        "half of a character",
                        badge().replace("https://b.example.org/a/1", "a\\ud800"),
                        "1; credential_id half_character"),
                json(
                        "two halves in the wrong order",
                        badge().replace("https://b.example.org/a/1", "\\udc00\\ud800 b"),
                        "1; credential_id half_character"),
                changed("/id", "\"\\ud83d\\ude00\"", "1; credential_id no_identifier"),
                changed("/type", "{}", "1; /type type_not_credential"),
                changed("/type", "\"assertion\"", "1; /type type_not_credential"),
                changed("/@context", "removed", "1; /@context context_missing"),
                changed("/@context", "7", "1; /@context context_unknown"),
                changed("/@context", "\"https://w3id.org/openbadges/v2/../v9\"", "1; /@context context_unknown"),
                changed("/recipient", "[]", "1; /recipient/identity recipient_missing"),
                changed("/recipient", "\"" + HostileCase.MAIL + "\"", "1; /recipient/identity recipient_missing"),
                changed("/recipient/identity", "{\"a\":1}", "1; /recipient/identity recipient_missing"),
                changed("/recipient/identity", "\"" + "a".repeat(300) + "@example.org\"", "1; learner_email too_long"),
                changed("/recipient/hashed", "\"false\"", "2"),
                changed("/badge", "true", "1; /badge badge_missing"),
                changed("/badge", "[{}]", "1; /badge badge_missing"),
                changed("/badge/id", "\"mailto:" + HostileCase.MAIL + "\"", "2"),
                changed("/badge/name", "\"" + HostileCase.MAIL + "\"", "2"),
                changed("/badge/id", "\"https://b.example.org/" + "%40".repeat(3) + "\"", "2"),
                changed("/issuedOn", "1773525000", "1; /issuedOn date_unreadable"),
                changed("/issuedOn", "\"2026-02-29T10:00:00Z\"", "1; /issuedOn date_unreadable"),
                changed("/issuedOn", "\"2024-02-29T10:00:00Z\"", "2"),
                changed("/issuedOn", "\"+12026-01-01\"", "1; /issuedOn date_unreadable"),
                changed("/issuedOn", "\"1899-12-31\"", "1; /issuedOn date_unreadable"),
                changed("/issuedOn", "\"2099-01-01\"", "1; /issuedOn issued_in_future"),
                changed("/issuedOn", "\"March 3, 2026\"", "1; /issuedOn date_unreadable"),
                changed("/issuedOn", "\"\\u0662026-01-01\"", "1; /issuedOn date_unreadable"),
                changed("/issuedOn", "{}", "1; /issuedOn date_unreadable"),
                changed("/expires", "\"2020-01-01\"", "1; /expires expires_before_issued"),
                changed("/expires", "false", "1; /expires date_unreadable"),
                changed("/verification", "removed", "1; /verification verification_missing"),
                changed("/verification", "\"hosted\"", "1; /verification/type verification_invalid"),
                changed("/verification/type", "[[\"hosted\"]]", "1; /verification/type verification_invalid"),
                changed("/extensions:x", "1", "1; /extensions:x extension_invalid"));
    }

    static Stream<HostileCase> tokens() {
        var none = "{\"alg\":\"none\"}";
        var good = token(TOKEN_HEADER, credential(), "s");
        return Stream.of(
                jws("good", good, "2"),
                new HostileCase("good as .jws", "odd.jws", bytes(good), "2"),
                new HostileCase("good as .json", FILE, bytes(good), "2"),
                jws("newline behind", good + "\r\n", "2"),
                jws("algorithm none", token(none, credential(), "s"), "1;  alg_none"),
                jws("algorithm NoNe", token(none.replace("none", "NoNe"), credential(), "s"), "1;  alg_none"),
                jws("no signature", token(TOKEN_HEADER, credential(), ""), "1;  alg_none"),
                jws("no algorithm", token("{}", credential(), "s"), "1;  jws_unreadable"),
                jws("algorithm of another type", token("{\"alg\":1}", credential(), "s"), "1;  jws_unreadable"),
                jws("two parts", base64(TOKEN_HEADER) + "." + base64(credential()), "1;  jws_unreadable"),
                jws("four parts", good + ".x", "1;  jws_unreadable"),
                jws("five parts, encrypted", good + ".x.y", "1;  jws_unreadable"),
                jws("no payload", base64(TOKEN_HEADER) + "..s", "1;  jws_unreadable"),
                jws("no base64", good.replace("e", "="), "1;  jws_unreadable"),
                jws("base64 of one letter too many", base64(TOKEN_HEADER) + ".A.s", "1;  jws_unreadable"),
                jws("payload that is no JSON", token(TOKEN_HEADER, HostileCase.MAIL, "s"), "1;  jws_unreadable"),
                jws("payload that is a list", token(TOKEN_HEADER, "[]", "s"), "1;  jws_unreadable"),
                jws("header of 10,000 levels", token("[".repeat(DEEP), credential(), "s"), "1;  too_deep"),
                jws("payload of 10,000 levels", token(TOKEN_HEADER, "{\"a\":".repeat(DEEP), "s"), "1;  too_deep"),
                jws("payload with a key twice", token(TOKEN_HEADER, "{\"a\":1,\"a\":2}", "s"), "1;  jws_unreadable"),
                jws(
                        "claims of wrong types",
                        token(TOKEN_HEADER, "{\"vc\":[],\"nbf\":\"x\",\"sub\":{}}", "s"),
                        "1; /type type_not_credential"),
                jws(
                        "time beyond all years",
                        token(TOKEN_HEADER, "{\"vc\":{},\"nbf\":1e300}", "s"),
                        "1; /type type_not_credential"),
                jws("more than 16 MiB", "a".repeat(17 << 20), "1;  too_large"),
                jws("text", "no token for " + HostileCase.MAIL, "1;  jws_unreadable"),
                jws(
                        "presentation in a presentation in a presentation",
                        token(TOKEN_HEADER, presentation(presentation(presentation(credential()))), "s"),
                        NESTED));
    }

    private static final String NESTED = "1; /verifiableCredential/verifiableCredential nested_too_often";

    private static String presentation(String inner) {
        return "{\"type\":\"VerifiablePresentation\",\"verifiableCredential\":" + inner + "}";
    }

    @ParameterizedTest
    @MethodSource({"documents", "fields", "tokens"})
    void is_an_award_or_set_aside(HostileCase hostile) throws IOException, SQLException {
        HostileRun.check(folder, hostile);
    }
}
