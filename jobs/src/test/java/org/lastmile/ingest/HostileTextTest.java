package org.lastmile.ingest;

import static org.lastmile.ingest.HostileCase.FILE;
import static org.lastmile.ingest.HostileCase.GOOD;
import static org.lastmile.ingest.HostileCase.HEADER;
import static org.lastmile.ingest.HostileCase.PERSON;
import static org.lastmile.ingest.HostileCase.csv;
import static org.lastmile.ingest.HostileCase.row;
import static org.lastmile.ingest.HostileCase.rows;
import static org.lastmile.ingest.HostileCase.value;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes that are to be text, and text that is to be rows. */
class HostileTextTest {
    private static final String TEXT = HEADER + "\n" + GOOD + "\n" + row("note", "caf\u00e9") + "\n";
    private static final String NO_TEXT =
            FILE + ", line 3: bytes that are no UTF-8 text; save the file as UTF-8, or say"
                    + " 'encoding' in contracts/hostile.odcs.yaml.";
    private static final String UTF_16 =
            FILE + ": is text in UTF-16; save it as UTF-8, a sheet as CSV with commas and not as Unicode text.";
    private static final String NUL =
            FILE + ": holds NUL bytes, so it is no text in UTF-8 (UTF-16 without a mark, or no"
                    + " text at all); save it as UTF-8.";
    private static final String NO_RECORD =
            ": no record can be read (an open quote, or a line longer than 1 MiB); correct"
                    + " the file and deliver it again.";

    private static final String OPEN = "refused: " + FILE
            + ", line 3: a quote is opened and not closed before the end of the file; correct the file and deliver it again.";

    @TempDir
    private Path folder;

    private static HostileCase encoded(String name, String mark, Charset charset, String expected) {
        return new HostileCase(name, FILE, (mark + TEXT).getBytes(charset), expected);
    }

    /** Bytes, written in hexadecimal, as the note of the second row. */
    private static HostileCase bytes(String name, String hex, String expected) {
        var file = new ByteArrayOutputStream();
        file.writeBytes((HEADER + "\n" + GOOD + "\n" + row("note", "a")).getBytes(StandardCharsets.UTF_8));
        file.writeBytes(HexFormat.of().parseHex(hex));
        file.writeBytes("b\n".getBytes(StandardCharsets.UTF_8));
        return new HostileCase(name, FILE, file.toByteArray(), expected);
    }

    static Stream<HostileCase> encodings() {
        return Stream.of(
                encoded("UTF-8", "", StandardCharsets.UTF_8, "2 note=caf\u00e9"),
                encoded("UTF-8 with a mark", "\ufeff", StandardCharsets.UTF_8, "2 note=caf\u00e9"),
                encoded("two marks", "\ufeff\ufeff", StandardCharsets.UTF_8, "2 note=caf\u00e9"),
                encoded("UTF-16LE with a mark", "\ufeff", StandardCharsets.UTF_16LE, "refused: " + UTF_16),
                encoded("UTF-16BE with a mark", "\ufeff", StandardCharsets.UTF_16BE, "refused: " + UTF_16),
                encoded("UTF-16LE", "", StandardCharsets.UTF_16LE, "refused: " + NUL),
                encoded("UTF-16BE", "", StandardCharsets.UTF_16BE, "refused: " + NUL),
                encoded("UTF-32", "", Charset.forName("UTF-32BE"), "refused: " + NUL),
                encoded("latin-1", "", StandardCharsets.ISO_8859_1, "refused: " + NO_TEXT),
                encoded("windows-1252", "", Charset.forName("windows-1252"), "refused: " + NO_TEXT),
                encoded(
                        "EBCDIC",
                        "",
                        Charset.forName("IBM1047"),
                        "refused: " + FILE
                                + ", line 1: columns are separated by '|'; the contracts want ','. Export the file again with commas; where Excel takes others, set the list separator of the computer, or save with LibreOffice, which asks."),
                bytes("overlong slash", "c0af", "refused: " + NO_TEXT),
                bytes("overlong NUL", "c080", "refused: " + NO_TEXT),
                bytes("surrogate as bytes", "eda080", "refused: " + NO_TEXT),
                bytes("pair of surrogates as bytes", "eda0bdedb880", "refused: " + NO_TEXT),
                bytes("beyond Unicode", "f4908080", "refused: " + NO_TEXT),
                bytes("five bytes", "f888808080", "refused: " + NO_TEXT),
                bytes("lone continuation", "80", "refused: " + NO_TEXT),
                bytes("cut character", "e282", "refused: " + NO_TEXT),
                bytes("0xff", "ff", "refused: " + NO_TEXT),
                bytes("emoji", "f09f9880", "2 note=a\ud83d\ude00b"),
                bytes("control character", "07", "2 note=a\u0007b"),
                bytes("private use", "ee8080", "2 note=a\ue000b"),
                bytes("no character", "efbfbf", "2 note=a\uffffb"),
                bytes("right to left", "e280ae", "2 note=a\u202eb"),
                bytes("zero width", "e2808b", "2 note=a\u200bb"),
                bytes("NUL near the beginning", "00", "refused: " + NUL),
                csv(
                        "NUL further on",
                        TEXT + filler(40) + "e9," + PERSON + ",,,,,,,,a\0b\n",
                        "42 note=caf\u00e9" + " note=f".repeat(40) + "; note nul_character"));
    }

    private static String filler(int rows) {
        var text = new StringBuilder();

        for (var i = 0; i < rows; i++) {
            text.append("f").append(i).append(',').append(PERSON).append(",,,,,,,,f\n");
        }

        return text.toString();
    }

    static Stream<HostileCase> lines() {
        var second = row("note", "x");
        return Stream.of(
                csv("LF", HEADER + "\n" + GOOD + "\n" + second + "\n", "2 note=x"),
                csv("CRLF", HEADER + "\r\n" + GOOD + "\r\n" + second + "\r\n", "2 note=x"),
                csv("CR", HEADER + "\r" + GOOD + "\r" + second + "\r", "2 note=x"),
                csv("mixed", HEADER + "\r\n" + GOOD + "\n" + second + "\r", "2 note=x"),
                csv("no end", HEADER + "\n" + GOOD + "\n" + second, "2 note=x"),
                csv("empty lines", "\n\n" + HEADER + "\n\n\n" + second + "\n\n", "1 note=x"),
                csv("lines of blanks", HEADER + "\n" + GOOD + "\n   \n", "1"),
                csv(
                        "next line character",
                        HEADER + "\n" + GOOD + "\u0085" + second + "\n",
                        "refused: " + FILE
                                + ": none of 1 rows keeps its contract; broken rules: wrong_number_of_fields (1). Nothing was loaded. 'lastmile contract check FILE' shows the first rows."),
                csv("end of file character", HEADER + "\n" + GOOD + "\n\u001a", "1;  wrong_number_of_fields"),
                csv(
                        "the line that we put behind the last",
                        TEXT + filler(40) + "\0end of file\0\ne9," + PERSON + ",,,,,,,,z\n",
                        "43 note=caf\u00e9" + " note=f".repeat(40) + " note=z;  wrong_number_of_fields"),
                csv("trailer", HEADER + "\n" + GOOD + "\nTotal: 1 rows\n", "1;  wrong_number_of_fields"),
                csv("header again", HEADER + "\n" + GOOD + "\n" + HEADER + "\n", AGAIN));
    }

    private static final String AGAIN = "1; amount not_a_number; email no_identifier; hours not_a_number; is_present"
            + " not_a_boolean; places not_a_integer; seen_at not_a_timestamp; seen_on not_a_date; status not_in_list";

    static Stream<HostileCase> quotes() {
        return Stream.of(
                rows("quoted", row("note", "\"a,b\""), "2 note=a,b"),
                rows("quote inside", row("note", "\"a\"\"b\""), "2 note=a\"b"),
                rows("newline inside", row("note", "\"a\nb\""), "2 note=a\nb"),
                rows("CRLF inside", row("note", "\"a\r\nb\""), "2 note=a\nb"),
                rows(
                        "CR inside",
                        row("note", "\"a\rb\"") + "\n" + row("note", "c").replace("e1", "e2"),
                        "3 note=a\nb note=c"),
                rows(
                        "line numbers behind a newline",
                        row("note", "\"a\nb\"") + "\nbad",
                        "2 note=a\nb;  wrong_number_of_fields"),
                rows("quote in the middle", row("note", "a\"b"), "2 note=a\"b"),
                rows("backslash", row("note", "\"a\\\"b\""), "refused: " + FILE + ", after line 2" + NO_RECORD),
                rows("quotes of typographers", row("note", "\u201ca\u201d"), "2 note=\u201ca\u201d"),
                rows("single quotes do not quote", row("note", "'a,b'"), "1;  wrong_number_of_fields"),
                rows("quoted nothing", row("note", "\"\""), "2"),
                rows("open quote", row("note", "\"a"), OPEN),
                rows(
                        "open quote in the last of many lines",
                        filler(50) + row("note", "\"a"),
                        OPEN.replace("line 3", "line 53")),
                rows("open quote before other lines", row("note", "\"a") + "\n" + filler(50), OPEN),
                rows(
                        "open quote over many lines",
                        row("note", "\"a") + "\n" + filler(20000),
                        "refused: " + FILE + ", after line 2" + NO_RECORD));
    }

    static Stream<HostileCase> shapes() {
        return Stream.of(
                rows("too few fields", "e1,2", "1;  wrong_number_of_fields"),
                rows("too many fields", row("note", "a,b"), "1;  wrong_number_of_fields"),
                rows("shifted by one", "," + row("note", "a"), "1;  wrong_number_of_fields"),
                rows("commas only", ",".repeat(11), "1"),
                rows("blanks and commas", " , ,,\t,,,,,,,,", "1"),
                rows("many commas", ",".repeat(9999), "1"),
                rows("commas behind the last column", row("note", "a") + ",,, ", "2 note=a"),
                rows("a text behind the last column", row("note", "a") + ",,x", "1;  wrong_number_of_fields"),
                csv(
                        "blank headings at the end",
                        HEADER + ",, \n" + GOOD + ",,\n" + row("note", "a") + ",,\n",
                        "2 note=a"),
                csv(
                        "a value under a blank heading at the end",
                        HEADER + ",,\n" + GOOD + ",,\n" + row("note", "a") + ",,x\n",
                        "1;  wrong_number_of_fields"),
                rows(
                        "the person in every column",
                        String.join(",", java.util.Collections.nCopies(12, HostileCase.CARD)),
                        PERSONS),
                rows(
                        "the address in every column",
                        String.join(",", java.util.Collections.nCopies(12, HostileCase.MAIL)),
                        ADDRESSES),
                rows("the same key", GOOD, "1; event_key, card_number duplicate_key"),
                rows(
                        "the same key written otherwise",
                        "e0,7766-5544 332211,,,,,,,,,,x",
                        "1; event_key, card_number duplicate_key"),
                rows(
                        "the same key with a character nobody sees",
                        "e0,7766\u200b5544332211,,,,,,,,,,x",
                        "1; event_key, card_number duplicate_key"),
                rows(
                        "a record of 1 MiB",
                        row("note", "x".repeat(1 << 20)),
                        "refused: " + FILE + ", after line 2" + NO_RECORD),
                rows("a field of 500,000", row("note", "x".repeat(500_000)), "1; note too_long"),
                rows(
                        "a row of 2 MB in one line of fields",
                        "x,".repeat(1 << 20),
                        "refused: " + FILE + ", after line 2" + NO_RECORD));
    }

    private static final String PERSONS =
            "1; email no_identifier; hours out_of_range; is_present not_a_boolean; seen_at"
                    + " not_a_timestamp; seen_on not_a_date; status not_in_list";
    private static final String ADDRESSES = "1; amount not_a_number; event_key not_in_pattern; hours not_a_number;"
            + " is_present not_a_boolean; places not_a_integer; seen_at not_a_timestamp; seen_on not_a_date; status not_in_list";

    static Stream<HostileCase> texts() {
        return Stream.of(
                value("note", "=cmd|'/c calc'!A1", "2 note==cmd|'/c calc'!A1"),
                value("note", "@SUM(1+1)", "2 note=@SUM(1+1)"),
                value("note", "+1-555", "2 note=+1-555"),
                value("note", "-1+1", "2 note=-1+1"),
                value("note", "\t=1+1", "2 note==1+1"),
                value("note", "\r=1+1", "2 note==1+1"),
                value("note", "=HYPERLINK(\"http://x\")", "2 note==HYPERLINK(\"http://x\")"),
                value("event_key", "=1+1", "1; event_key not_in_pattern"),
                value("event_key", "../../etc/passwd", "1; event_key not_in_pattern"),
                value("event_key", "a b", "1; event_key not_in_pattern"),
                value("event_key", "k\u0430", "1; event_key not_in_pattern"),
                value("event_key", "k".repeat(101), "1; event_key too_long"),
                value("event_key", "e1\ne2", "1; event_key not_in_pattern"),
                value("note", "'; drop table loaded; --", "2 note='; drop table loaded; --"),
                value("note", "<script>alert(1)</script>", "2 note=<script>alert(1)</script>"),
                value("note", "${jndi:ldap://x}", "2 note=${jndi:ldap://x}"),
                value("note", "%s%n%x", "2 note=%s%n%x"),
                value("note", "x".repeat(200), "2 note=" + "x".repeat(200)),
                value("note", "x".repeat(201), "1; note too_long"),
                value("note", "   ", "2"),
                value("card_number", "-", "1; card_number no_identifier"),
                value("card_number", "\u200b", "1; card_number no_identifier"),
                value("card_number", "\u2013\u2013", "1; card_number no_identifier"),
                value("card_number", "N/A", "1; card_number no_identifier"),
                value("card_number", "NULL", "1; card_number no_identifier"),
                value("card_number", "000000", "1; card_number no_identifier"),
                value("card_number", "2.1234E+13", "1; card_number shortened_number"),
                value("card_number", "2,1234e+13", "1; card_number shortened_number"),
                value("card_number", "=\"" + HostileCase.CARD + "\"", "2"),
                value("note", "=\"007\"", "2 note=007"),
                value("note", "=\"\"", "2 note==\"\""),
                value("card_number", "9".repeat(101), "1; card_number too_long"),
                value("email", "none", "1; email no_identifier"),
                value("email", "@", "1; email no_identifier"),
                value("email", "@example.org", "1; email no_identifier"),
                value("email", "\ud83d\ude00@example.org", "2"));
    }

    @ParameterizedTest
    @MethodSource({"encodings", "lines", "quotes", "shapes", "texts"})
    void becomes_rows_or_is_refused(HostileCase hostile) throws IOException, SQLException {
        HostileRun.check(folder, hostile);
    }
}
