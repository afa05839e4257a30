package org.lastmile.ingest;

import static org.lastmile.ingest.HostileCase.FILE;
import static org.lastmile.ingest.HostileCase.GOOD;
import static org.lastmile.ingest.HostileCase.HEADER;
import static org.lastmile.ingest.HostileCase.PERSON;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** First lines that name the columns in other words, more than once, or not at all. */
class HostileHeaderTest {
    private static final String TWICE = FILE + ", line 1: columns stand twice: ";
    private static final String RENAME = "; rename or remove one of each.";
    private static final String NEAREST = FILE + ", line 1: comes nearest to contract 'hostile', table 'event', but ";
    private static final String ALIASES =
            "; rename the columns, or give their names as aliases in contracts/hostile.odcs.yaml ('otherColumns: ignored'"
                    + " leaves out those that nobody needs).";
    private static final String UNKNOWN =
            FILE + ", line 1: no column name is known to any contract; the first line must"
                    + " hold the column names ('lastmile contract list' shows the contracts).";
    private static final String NO_LINE =
            FILE + ", line 1: cannot be read (an open quote, or a line longer than 1 MiB);"
                    + " correct the file and deliver it again.";
    private static final String NO_ROWS = FILE + ": holds column names and no rows; there is nothing to load.";

    @TempDir
    private Path folder;

    private static HostileCase header(String name, String header, String expected) {
        return HostileCase.csv(name, header + "\n" + GOOD + "\n", expected);
    }

    private static HostileCase refused(String name, String header, String message) {
        return header(name, header, "refused: " + message);
    }

    private static HostileCase columns(String name, String names, String row, String expected) {
        return HostileCase.csv(name, names + "\n" + row + "\n", expected);
    }

    private static String columns(int count) {
        return IntStream.range(0, count).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
    }

    static Stream<HostileCase> names() {
        return Stream.of(
                header("as they should be", HEADER, "1"),
                header("in capitals", HEADER.toUpperCase(java.util.Locale.ROOT), "1"),
                header("with blanks", HEADER.replace(",", " , "), "1"),
                header("quoted", '"' + HEADER.replace(",", "\",\"") + '"', "1"),
                header("an alias", HEADER.replace("card_number", "CARD NO."), "1"),
                columns(
                        "in another order",
                        "card_number,last_name,event_key",
                        HostileCase.CARD + ",Canaryworth,e0",
                        "1"),
                columns("the required ones only", "event_key,card_number", "e0," + HostileCase.CARD, "1"),
                refused("twice", HEADER.replace("hours", "note"), TWICE + "note" + RENAME),
                refused("twice in another case", HEADER.replace("hours", "Note "), TWICE + "note" + RENAME),
                refused("name and alias", HEADER.replace("hours", "Card No."), TWICE + "Card No." + RENAME),
                refused(
                        "missing",
                        HEADER.replace("event_key", "note"),
                        NEAREST + "lacks event_key" + ALIASES.replaceFirst(" \\(.*\\)", "")),
                refused("unknown", HEADER.replace("note", "remark"), NEAREST + "has unknown columns remark" + ALIASES),
                header("no name at the end", HEADER.replace("note", ""), "1"),
                refused(
                        "no name",
                        HEADER.replace("status,note", ",note"),
                        NEAREST + "has unknown columns (column 11)" + ALIASES),
                header("commas at the end", HEADER + ", ,", "1"),
                refused(
                        "address for a name",
                        HEADER.replace("note", HostileCase.MAIL),
                        NEAREST + "has unknown columns (column 12)" + ALIASES),
                refused(
                        "card for a name",
                        HEADER.replace("note", HostileCase.CARD),
                        NEAREST + "has unknown columns (column 12)" + ALIASES),
                refused(
                        "newline in a name",
                        HEADER.replace("note", "\"no\nte\""),
                        NEAREST + "has unknown columns no?te" + ALIASES),
                header("character that nobody sees", HEADER.replace("note", "no\u200bte"), "1"),
                header("space that does not break", HEADER.replace("_", "\u00a0"), "1"),
                header("hyphens", HEADER.replace("_", "-"), "1"),
                refused(
                        "letter of another alphabet",
                        HEADER.replace("note", "not\u0435"),
                        NEAREST + "has unknown columns not\u0435" + ALIASES),
                refused(
                        "endless name",
                        HEADER.replace("note", "n".repeat(100_000)),
                        NEAREST + "has unknown columns (column 12)" + ALIASES),
                refused("no names but a row", GOOD, UNKNOWN),
                refused("a title above", "Attendance of March\n" + HEADER, UNKNOWN),
                refused("10,000 unknown columns", columns(10_000), UNKNOWN),
                refused(
                        "100 columns besides",
                        HEADER + "," + columns(100),
                        NEAREST + "has unknown columns c0, c1, c10," + " c11, c12, c13, c14, c15, c16, c17, 90 more"
                                + ALIASES),
                refused("100,000 columns", columns(100_000), NO_LINE),
                refused("open quote", '"' + HEADER, UNKNOWN),
                refused("endless line", "x".repeat(2 << 20), NO_LINE));
    }

    static Stream<HostileCase> files() {
        return Stream.of(
                HostileCase.csv("no byte", "", "refused: " + EMPTY),
                HostileCase.csv("a mark and nothing", "\ufeff", "refused: " + EMPTY),
                HostileCase.csv("empty lines", "\n\r\n\n", "refused: " + EMPTY),
                HostileCase.csv("blanks", "   \n", "refused: " + UNKNOWN),
                HostileCase.csv("commas", ",,,\n,,,\n", "refused: " + UNKNOWN),
                HostileCase.csv("names only", HEADER, "refused: " + NO_ROWS),
                HostileCase.csv("names and empty lines", HEADER + "\n\n\n", "refused: " + NO_ROWS),
                HostileCase.csv(
                        "no good row",
                        HEADER + "\ne1," + PERSON + ",x,,,,,,,\n",
                        "refused: " + FILE
                                + ": none of 1 rows keeps its contract; broken rules: not_a_date (1). Nothing was loaded."
                                + " 'lastmile contract check FILE' shows the first rows."));
    }

    private static final String EMPTY = FILE + ": is empty; deliver a file with column names in its first line.";

    static Stream<HostileCase> delimiters() {
        return Stream.of(
                delimiter("semicolon", ";", "';'"),
                delimiter("tab", "\t", "a tab"),
                delimiter("bar", "|", "'|'"),
                HostileCase.csv("colon", (HEADER + "\n" + GOOD + "\n").replace(",", ":"), "refused: " + UNKNOWN),
                HostileCase.csv(
                        "separator of units",
                        (HEADER + "\n" + GOOD + "\n").replace(",", "\u001f"),
                        "refused: " + UNKNOWN),
                HostileCase.csv(
                        "said in a first line", "sep=,\n" + HEADER + "\n" + GOOD + "\n", "refused: " + UNKNOWN));
    }

    private static HostileCase delimiter(String name, String letter, String words) {
        return HostileCase.csv(
                name,
                (HEADER + "\n" + GOOD + "\n").replace(",", letter),
                "refused: " + FILE
                        + ", line 1: columns are separated by " + words
                        + "; the contracts want ','. Export the file again with"
                        + " commas; where Excel takes others, set the list separator of the computer, or save with LibreOffice, which asks.");
    }

    @ParameterizedTest
    @MethodSource({"names", "files", "delimiters"})
    void is_understood_or_refused(HostileCase hostile) throws IOException, SQLException {
        HostileRun.check(folder, hostile);
    }
}
