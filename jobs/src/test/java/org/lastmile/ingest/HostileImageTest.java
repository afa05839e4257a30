package org.lastmile.ingest;

import static org.lastmile.ingest.HostileDocument.badge;
import static org.lastmile.ingest.HostileDocument.credential;
import static org.lastmile.ingest.Packed.bytes;
import static org.lastmile.ingest.credential.Images.chunk;
import static org.lastmile.ingest.credential.Images.international;
import static org.lastmile.ingest.credential.Images.openBadge;
import static org.lastmile.ingest.credential.Images.packedText;
import static org.lastmile.ingest.credential.Images.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lastmile.ingest.credential.Images;

/** Images that are to be badges. Each lies beside a good document. */
class HostileImageTest {
    private static final String BADGE = "openbadges";
    private static final String DAMAGED = "1;  image_damaged";
    private static final String NO_BADGE = "refused: odd.%s: is an image without a credential; deliver the badge as the"
            + " platform gives it to the learner, not a picture of it.";
    private static final int BOMB = 20 << 20;

    @TempDir
    private Path folder;

    private static HostileCase png(String name, String expected, byte[]... chunks) {
        return new HostileCase(name, "odd.png", Images.png(chunks), expected);
    }

    private static HostileCase file(String name, byte[] bytes, String expected) {
        return new HostileCase(name, "odd.png", bytes, expected);
    }

    private static HostileCase svg(String name, String text, String expected) {
        return new HostileCase(name, "odd.svg", bytes(text), expected);
    }

    private static byte[] with(byte[] image, int at, int value) {
        var changed = image.clone();
        changed[at < 0 ? image.length + at : at] = (byte) value;
        return changed;
    }

    static Stream<HostileCase> pngs() {
        var good = Images.png(text(BADGE, badge()));
        return Stream.of(
                file("good", good, "2"),
                png("good in UTF-8", "2", international("openbadgecredential", credential())),
                png("good and packed", "2", packedText(BADGE, bytes(badge()))),
                png("good as a record", "2", international("clrcredential", credential())),
                png("no credential", NO_BADGE.formatted("png")),
                png("credential under another name", "1;  not_baked", text("Comment", badge())),
                file("no byte", new byte[0], NO_BADGE.formatted("png")),
                file(
                        "a document that is called an image",
                        bytes(badge()),
                        "refused: odd.png: is JSON, and no name in its first rows is known to any contract of JSON;"
                                + " 'lastmile contract list' shows the contracts."),
                file("cut off", Arrays.copyOf(good, good.length - 5), DAMAGED),
                file("cut off inside of the text", Arrays.copyOf(good, 200), DAMAGED),
                file("rubbish behind the end", Arrays.copyOf(good, good.length + 100), "2"),
                file("length below zero", with(good, 33, 0xff), DAMAGED),
                file("length beyond the end", with(good, 33, 0x7f), DAMAGED),
                file("one bit changed in the text", with(good, 100, good[100] ^ 1), DAMAGED),
                png("address instead of a badge", "1;  baked_address", text(BADGE, "https://b.example.org/a/1")),
                png("person instead of a badge", "1;  not_json", text(BADGE, HostileCase.MAIL)),
                png("name without an end", "1;  not_json", chunk("tEXt", bytes(BADGE))),
                png("packed in an unknown way", DAMAGED, chunk("iTXt", bytes(BADGE + "\0\1\1\0\0x"))),
                png("packed rubbish", DAMAGED, chunk("iTXt", bytes(BADGE + "\0\1\0\0\0rubbish"))),
                png("nothing packed", DAMAGED, chunk("iTXt", bytes(BADGE + "\0\1\0\0\0"))),
                png("nothing behind the name", DAMAGED, chunk("iTXt", bytes(BADGE + "\0"))),
                png("bomb of 20 MiB", "1;  too_large", packedText(BADGE, new byte[BOMB])),
                png("text of 5 MiB", "1;  too_large", text(BADGE, badge() + " ".repeat(5 << 20))),
                png("eleven badges", "1;  too_large", eleven()),
                png("10,000 levels", "1;  too_deep", text(BADGE, "[".repeat(10_000))),
                png("image in an image", "1;  not_json", chunk("iTXt", inside(good))));
    }

    private static byte[][] eleven() {
        var chunks = new byte[11][];
        Arrays.fill(chunks, text(BADGE, badge()));
        return chunks;
    }

    private static byte[] inside(byte[] image) {
        return bytes(BADGE + "\0\0\0\0\0" + new String(image, StandardCharsets.ISO_8859_1));
    }

    static Stream<HostileCase> svgs() {
        var good = Images.svg(openBadge(credential()));
        var passwords = "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        var laughs = "<!DOCTYPE svg [<!ENTITY a \"" + "ha".repeat(1000) + "\"><!ENTITY b \"" + "&a;".repeat(1000)
                + "\"><!ENTITY x \"" + "&b;".repeat(1000) + "\">]>";
        return Stream.of(
                svg("good", good, "2"),
                svg(
                        "good with a document type",
                        typed("<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://127.0.0.1:1/x\">", ""),
                        "2"),
                svg("escaped instead of quoted", good.replaceAll("<!\\[CDATA\\[|\\]\\]>", ""), "2"),
                svg("no credential", Images.svg("<text>" + HostileCase.MAIL + "</text>"), NO_BADGE.formatted("svg")),
                svg("no XML", "openbadges " + HostileCase.MAIL, DAMAGED),
                svg("cut off", good.substring(0, good.length() - 40), DAMAGED),
                svg("file of the machine", typed(passwords, "&x;"), DAMAGED),
                svg("entities of a thousand million letters", typed(laughs, "&x;"), DAMAGED),
                svg("elements inside of the credential", good.replace("<![CDATA[", "<b/><![CDATA["), DAMAGED),
                svg("nothing in the credential", Images.svg(openBadge("")), "1;  not_baked"),
                svg("address", Images.svg(openBadge("https://b.example.org/a/1")), "1;  baked_address"),
                svg("another namespace", good.replace("ob/v3p0", "ob/v9"), "1;  not_baked"),
                svg("10,000 levels", Images.svg("<g>".repeat(10_000) + openBadge(credential())), "1;  too_deep"),
                svg("eleven badges", Images.svg(openBadge(credential()).repeat(11)), "1;  too_large"),
                svg("NUL", good.replace("<rect", "\0<rect"), DAMAGED),
                new HostileCase(
                        "half a letter",
                        "odd.svg",
                        Images.svg(openBadge("Caf\u00e9")).getBytes(StandardCharsets.ISO_8859_1),
                        DAMAGED));
    }

    private static String typed(String documentType, String inside) {
        return Images.svg(openBadge(credential()))
                .replace("<svg", documentType + "<svg")
                .replace("<rect", "<text>" + inside + "</text><rect");
    }

    @ParameterizedTest
    @MethodSource({"pngs", "svgs"})
    void is_a_badge_or_set_aside(HostileCase hostile) throws IOException, SQLException {
        HostileRun.check(folder, hostile);
    }
}
