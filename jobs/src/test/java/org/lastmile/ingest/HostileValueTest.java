package org.lastmile.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values as programs and people write them: what is a date, a number or an answer, and what only looks like one. */
class HostileValueTest {
    @TempDir
    private Path folder;

    private static Stream<HostileCase> bad(String column, String rule, String... values) {
        return Stream.of(values).map(value -> HostileCase.value(column, value, "1; " + column + " " + rule));
    }

    /** Each value, or a value and what is stored for it with {@code >} between them. */
    private static Stream<HostileCase> good(String column, String... values) {
        return Stream.of(values).map(value -> {
            var parts = value.split(" > ", 2);
            return HostileCase.value(column, parts[0], "2 " + column + "=" + parts[parts.length - 1]);
        });
    }

    static Stream<HostileCase> dates() {
        return Stream.concat(
                good("seen_on", "2028-02-29", "2000-02-29", "1900-01-01", "9999-12-31", " 2026-01-05 > 2026-01-05"),
                bad(
                        "seen_on",
                        "not_a_date",
                        "2026-02-29",
                        "2100-02-29",
                        "2026-02-30",
                        "2026-13-01",
                        "2026-00-10",
                        "2026-01-00",
                        "2026-04-31",
                        "0000-00-00",
                        "1899-12-31",
                        "0026-01-05",
                        "26-01-05",
                        "2026-1-5",
                        "2026/01/05",
                        "01/05/2026",
                        "5.1.2026",
                        "20260105",
                        "2026-W02-1",
                        "2026-005",
                        "46027",
                        "46027.5",
                        "+12026-01-05",
                        "+02026-01-05",
                        "12026-01-05",
                        "-2026-01-05",
                        "2026-01-05Z",
                        "2026-01-05+02:00",
                        "2026-01-05T00:00",
                        "2026-01-05 10:30:00",
                        "\u0662\u0660\u0662\u0666-\u0660\u0661-\u0660\u0665",
                        "\uff12\uff10\uff12\uff16-01-05",
                        "2026\u201301\u201305",
                        "\u00a02026-01-05",
                        "2026-01-05\u200b",
                        "today",
                        "NULL",
                        "'2026-01-05"));
    }

    static Stream<HostileCase> instants() {
        return Stream.concat(
                good(
                        "seen_at",
                        "2026-01-05T10:30Z > 2026-01-05 10:30:00+00",
                        "2026-01-05T10:30:15+02:00 > 2026-01-05 08:30:15+00",
                        "2026-01-05T23:30:00-08:00 > 2026-01-06 07:30:00+00",
                        "2026-03-08T02:30:00-08:00 > 2026-03-08 10:30:00+00",
                        "2026-01-05T10:30:00.123456Z > 2026-01-05 10:30:00.123456+00",
                        "2026-01-05T10:30:00+18:00 > 2026-01-04 16:30:00+00"),
                bad(
                        "seen_at",
                        "not_a_timestamp",
                        "2026-01-05",
                        "2026-01-05T10:30",
                        "2026-01-05 10:30:00Z",
                        "2026-01-05T10:30:00 PST",
                        "2026-01-05T10:30:00[Europe/Paris]",
                        "2026-01-05T10:30:00+19:00",
                        "2026-01-05T10:30:00+2:00",
                        "2026-01-05T24:00:00Z",
                        "2026-01-05T10:30:60Z",
                        "2026-02-29T10:30:00Z",
                        "+12026-01-05T10:30:00Z",
                        "+999999999-12-31T23:59:59Z",
                        "-0044-03-15T12:00:00Z",
                        "1767609000",
                        "1767609000000",
                        "10:30",
                        "Z"));
    }

    static Stream<HostileCase> numbers() {
        return Stream.of(
                        good(
                                "amount",
                                "1.5",
                                "-0.25",
                                "+3 > 3.0",
                                ".5 > 0.5",
                                "5. > 5.0",
                                "1e3 > 1000.0",
                                "1E-2 > 0.01",
                                "007 > 7.0"),
                        good("hours", "0 > 0.0", "24 > 24.0"),
                        bad("hours", "out_of_range", "24.0001", "-0.1", "1e300"),
                        bad(
                                "amount",
                                "not_a_number",
                                "1d",
                                "1.5f",
                                "0x1p3",
                                "0x10",
                                "NaN",
                                "Infinity",
                                "-Infinity",
                                "1e999",
                                "1e9999",
                                "1,5",
                                "1,234",
                                "1,234.50",
                                "1.234,50",
                                "1 234",
                                "1_000",
                                "$5",
                                "5%",
                                "(5)",
                                "5-",
                                "--5",
                                "1.2.3",
                                ".",
                                "e5",
                                "\u0661\u0662",
                                "\uff11\uff12",
                                "\u00bd",
                                "\u22125",
                                "9".repeat(400),
                                "1/2",
                                "#REF!",
                                "=1+1"))
                .flatMap(cases -> cases);
    }

    static Stream<HostileCase> wholeNumbers() {
        return Stream.concat(
                good("places", "12", "-3", "+5 > 5", "007 > 7", "9223372036854775807"),
                bad(
                        "places",
                        "not_a_integer",
                        "9223372036854775808",
                        "1.0",
                        "1e3",
                        "1,000",
                        "0x10",
                        "12L",
                        "1_000",
                        "\u0661\u0662",
                        "\uff11\uff12",
                        "\u0967",
                        "\u00b2",
                        "twelve",
                        "0".repeat(5000)));
    }

    static Stream<HostileCase> answers() {
        return Stream.of(
                        good(
                                "is_present",
                                "true",
                                "false",
                                "1 > true",
                                "0 > false",
                                "TRUE > true",
                                "True > true",
                                "yes > true",
                                "Y > true",
                                "No > false",
                                "n > false"),
                        bad("is_present", "not_a_boolean", "t", "yess", "2", "-1", "01", "\uff11", "x", "on"),
                        good(
                                "status",
                                "attended",
                                " no_show  > no_show",
                                "Attended > attended",
                                "No Show > no_show",
                                "NO-SHOW > no_show"),
                        bad("status", "not_in_list", "attend", "attended;no_show", "attended\u200b", "*"))
                .flatMap(cases -> cases);
    }

    @ParameterizedTest
    @MethodSource({"dates", "instants", "numbers", "wholeNumbers", "answers"})
    void is_what_it_says_or_set_aside(HostileCase hostile) throws IOException, SQLException {
        HostileRun.check(folder, hostile);
    }
}
