package org.lastmile.ingest;

import static org.lastmile.ingest.Packed.bytes;
import static org.lastmile.ingest.Packed.gzip;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of JSON rows: lines, lists and documents. A bad line is a row set aside; a list that breaks off is refused. */
class HostileJsonTest {
    private static final String FILE = "odd.jsonl";
    private static final int DEEP = 10_000;
    private static final String PERSON = "\"person\":{\"card\":\"" + HostileCase.CARD + "\"},\"email\":\""
            + HostileCase.MAIL + "\",\"last_name\":\"" + HostileCase.LAST_NAME + "\"";
    private static final String GOOD = "{\"event_key\":\"e0\"," + PERSON + ",\"seen_on\":\"2026-01-05\"}";
    private static final String CUT =
            ": is no JSON from here on, or is cut off; correct the file and deliver it again.";

    @TempDir
    private Path folder;

    /** A row of the same person with more in it. */
    private static String row(String more) {
        return "{\"event_key\":\"e1\"," + PERSON + more + "}";
    }

    private static HostileCase text(String name, String text, String expected) {
        return new HostileCase(name, FILE, bytes(text), expected);
    }

    /** A blank line, the good row, and what is given. */
    private static HostileCase line(String name, String lines, String expected) {
        return text(name, "\n" + GOOD + "\n" + lines + "\n", expected);
    }

    private static HostileCase value(String column, String json, String expected) {
        var shown = json.length() <= 30 ? json : json.substring(0, 30);
        return line(column + " " + shown, row(",\"" + column + "\":" + json), expected);
    }

    private static HostileCase refused(String name, String text, String message) {
        return text(name, text, "refused: " + FILE + message);
    }

    static Stream<HostileCase> lines() {
        return Stream.of(
                line("a row", row(",\"seen_on\":\"2028-02-29\""), "2 seen_on=2028-02-29"),
                line(
                        "no line feed at the end",
                        row("") + "\n" + row("").replace("e1", "e2").strip(),
                        "3"),
                line("blanks around it", " \t" + row("") + " ", "2"),
                line("blank lines", "\n \n" + row("") + "\n\n", "2"),
                line("10,000 lists deep", row(",\"note\":" + "[".repeat(DEEP) + "]".repeat(DEEP)), "1;  too_deep"),
                line("10,000 objects deep", "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP), "1;  too_deep"),
                line("10,000 deep and never closed", "{\"a\":[".repeat(DEEP), "1;  too_deep"),
                line("name twice", row(",\"note\":\"a\",\"note\":\"b\""), "1;  name_twice"),
                line("name twice, once escaped", row(",\"note\":\"a\",\"n\\u006fte\":\"b\""), "1;  name_twice"),
                line("name twice where nobody looks", row(",\"other\":{\"a\":1,\"a\":2}"), "1;  name_twice"),
                line("cut off", row("").substring(0, 40), "1;  not_json"),
                line("two objects", row("") + row(""), "1;  not_json"),
                line("a comma behind", row("") + ",", "1;  not_json"),
                line("a comma too many", row(","), "1;  not_json"),
                line("a comment", "// " + HostileCase.MAIL, "1;  not_json"),
                line("single quotes", row("").replace('"', '\''), "1;  not_json"),
                line("a list in a line", "[" + row("") + "]", "1;  not_json"),
                line("a text in a line", "\"" + HostileCase.MAIL + "\"", "1;  not_json"),
                line("null in a line", "null", "1;  not_json"),
                line("an empty object", "{}", "1; card_number required; event_key required"),
                line("a CSV row", HostileCase.GOOD, "1;  not_json"),
                line("a NUL", row(",\"note\":\"a\0b\""), "1;  not_json"),
                line("a NUL between", row("\0"), "1;  not_json"),
                line("NaN", row(",\"amount\":NaN"), "1;  not_json"),
                line("number of 2,000 digits", row(",\"amount\":" + "9".repeat(2000)), "1;  too_large"),
                line("endless line", row(",\"note\":\"" + "x".repeat(3 << 20) + "\""), "1;  too_large"),
                line(
                        "a row behind an endless line",
                        "x".repeat(2 << 20) + "\n" + row(",\"note\":\"a\""),
                        "2 note=a;  too_large"),
                line(
                        "the list of rows in a line",
                        "{\"answer\":{\"events\":[" + row("") + "]}}",
                        "1; card_number required; event_key required"),
                line("the same key", GOOD, "1; event_key, card_number duplicate_key"));
    }

    static Stream<HostileCase> values() {
        return Stream.of(
                value("note", "\"a\\u0000b\"", "1; note nul_character"),
                value("note", "\"a\\ud800\"", "1; note half_character"),
                value("note", "\"\\udc00\\ud800\"", "1; note half_character"),
                value("note", "\"\\ud83d\\ude00\"", "2 note=\ud83d\ude00"),
                value("note", "\"a\\nb\"", "2 note=a\nb"),
                value("note", "\"" + "x".repeat(201) + "\"", "1; note too_long"),
                value("note", "\"=1+1\"", "2 note==1+1"),
                value("note", "null", "2"),
                value("note", "\"\"", "2"),
                value("note", "1", "2 note=1"),
                value("note", "[\"a\"]", "2 note=a"),
                value("note", "[]", "2"),
                value("note", "[\"a\",\"b\"]", "1; note not_a_value"),
                value("note", "[[\"a\"],[\"b\"]]", "1; note not_a_value"),
                value("note", "{\"en\":\"a\"}", "1; note not_a_value"),
                value("note", "{}", "1; note not_a_value"),
                value("seen_on", "20260105", "1; seen_on not_a_date"),
                value("seen_on", "\"2026-02-29\"", "1; seen_on not_a_date"),
                value("seen_at", "1767609000", "1; seen_at not_a_timestamp"),
                value("places", "12", "2 places=12"),
                value("places", "1.0", "1; places not_a_integer"),
                value("places", "\"12\"", "2 places=12"),
                value("amount", "1e400", "1; amount not_a_number"),
                value("amount", "-0.5", "2 amount=-0.5"),
                value("hours", "24.0001", "1; hours out_of_range"),
                value("is_present", "true", "2 is_present=true"),
                value("is_present", "\"yes\"", "2 is_present=true"),
                value("status", "\"there\"", "1; status not_in_list"),
                value("card", "\"other\"", "2"),
                line(
                        "the person is a list of two",
                        "{\"event_key\":\"e1\",\"person\":[{\"card\":\"1a\"},{\"card\":\"2b\"}]}",
                        "1; card_number not_a_value"),
                line("the person is a text", "{\"event_key\":\"e1\",\"person\":\"x\"}", "1; card_number required"),
                line("the card under its other name", "{\"event_key\":\"e1\",\"card\":\"x1\"}", "2"));
    }

    static Stream<HostileCase> files() {
        var two = GOOD + "\n" + row("") + "\n";
        return Stream.of(
                text("a mark in front", "\ufeff" + two, "2"),
                text("CRLF", two.replace("\n", "\r\n"), "2"),
                text("CR", two.replace("\n", "\r"), "2"),
                text("under the name of a text", two, "2"),
                new HostileCase("packed", FILE + ".gz", gzip(bytes(two)), "2"),
                new HostileCase(
                        "packed and cut off",
                        FILE + ".gz",
                        Arrays.copyOf(gzip(bytes(many(9))), 100),
                        "refused: odd.jsonl.gz: is packed and cut off; deliver it again."),
                new HostileCase(
                        "latin-1",
                        FILE,
                        (GOOD + "\n" + row(",\"note\":\"Caf\u00e9\"") + "\n").getBytes(StandardCharsets.ISO_8859_1),
                        "refused: odd.jsonl, line 2: bytes that are no UTF-8 text, as JSON must be; save the file as UTF-8."),
                new HostileCase(
                        "UTF-16",
                        FILE,
                        ("\ufeff" + two).getBytes(StandardCharsets.UTF_16LE),
                        "refused: odd.jsonl: is text in UTF-16; save it as UTF-8, a sheet as CSV with commas and not as Unicode text."),
                new HostileCase(
                        "UTF-32",
                        FILE,
                        two.getBytes(Charset.forName("UTF-32BE")),
                        "refused: odd.jsonl: holds NUL bytes, so it is no text in UTF-8 (UTF-16 without a mark, or no text"
                                + " at all); save it as UTF-8."),
                refused(
                        "no row that a contract knows",
                        "{\"a\":\"" + HostileCase.MAIL + "\"}\n",
                        ": is JSON, and no name in its first rows is known to any contract of JSON; 'lastmile contract"
                                + " list' shows the contracts."),
                refused(
                        "a key is missing in all",
                        two.replace("event_key", HostileCase.LAST_NAME),
                        ": is JSON; its rows come nearest to contract 'hostile_rows', table 'event', but lack event_key;"
                                + " write them under these names, or give yours as aliases in"
                                + " contracts/hostile_rows.odcs.yaml."));
    }

    static Stream<HostileCase> documents() {
        var list = "[" + GOOD + ",\n" + row("") + "]";
        var answer = "{\"more\":\"\",\"answer\":{\"page\":1,\"events\":" + list + "}}";
        return Stream.of(
                text("a list instead of lines", list, "2"),
                text("a list in a list", "[" + GOOD + ",[" + row("") + "]]", "1;  not_json"),
                text("a list with other values", "[" + GOOD + ",1,null,\"x\"]", "1;  not_json;  not_json;  not_json"),
                text("a document", answer, "2"),
                text("a document over many lines", answer.replace(",", "\n,\n"), "2"),
                text("one object over many lines", GOOD.replace(",", "\n,\n"), "1"),
                text("objects over many lines", (GOOD + row("")).replace(",", "\n,\n"), "2"),
                text("a bad row in a list", list.replace("2026-01-05", "2026-02-30"), "1; seen_on not_a_date"),
                refused("a list that is cut off", list.substring(0, list.length() - 9), cut(list.length() - 9, list)),
                refused(
                        "a list that is not closed",
                        list.substring(0, list.length() - 1),
                        cut(list.length() - 1, list)),
                refused(
                        "a list with a name twice",
                        "[" + GOOD + "," + row(",\"note\":1,\"note\":2") + "]",
                        ", line 1, character 263: a name stands twice in one object, and readers differ in which value"
                                + " they take; correct the file and deliver it again."),
                refused(
                        "a list that is 10,000 deep",
                        "[" + GOOD + "," + "[".repeat(DEEP),
                        ", line 1, character 337: lists and objects are more than 200 levels deep; correct the file and"
                                + " deliver it again."),
                refused(
                        "a text of 2 MiB in a list",
                        "[" + GOOD + "," + row(",\"note\":\"" + "x".repeat(2 << 20) + "\"") + "]",
                        ", line 1, character 1114369: a text, a number or an object is larger than any row's; correct the"
                                + " file and deliver it again."),
                refused(
                        "2,000,000 names in an object of a list",
                        "[" + GOOD + "," + row("," + names(2_000_000)) + "]",
                        ", line 1, character 12520586: a text, a number or an object is larger than any row's; correct the file"
                                + " and deliver it again."),
                refused("a list with rubbish behind", list + "x", ", line 2, character 113" + CUT));
    }

    private static String cut(int length, String list) {
        return ", line 2, character " + (length - list.indexOf('\n')) + CUT;
    }

    private static String names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"n" + i + "\":0").collect(Collectors.joining(","));
    }

    private static String many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> GOOD.replace("e0", "e" + i))
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @MethodSource({"lines", "values", "files", "documents"})
    void becomes_rows_or_is_refused(HostileCase hostile) throws IOException, SQLException {
        HostileRun.check(folder, hostile);
    }
}
