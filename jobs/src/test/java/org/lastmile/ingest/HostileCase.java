package org.lastmile.ingest;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A file as somebody might send it, and what must become of it.
 *
 * @param name     what is odd about it
 * @param expected the answer of {@link HostileRun}: {@code 2 seen_on=2028-02-29} (rows accepted, and what the rows behind
 *                 the first hold), {@code 1; seen_on not_a_date} (column and rule of a row set aside), or {@code refused:}
 *                 and the message
 */
@SuppressWarnings("ArrayRecordComponent") // Cases are run and never compared.
record HostileCase(String name, String file, byte[] bytes, String expected) {
    static final String CARD = "77665544332211";
    static final String MAIL = "canary.jo@example.org";
    static final String LAST_NAME = "Canaryworth";
    static final String FILE = "odd.csv";
    static final List<String> COLUMNS = List.of(
            "event_key",
            "card_number",
            "email",
            "last_name",
            "seen_on",
            "seen_at",
            "places",
            "hours",
            "amount",
            "is_present",
            "status",
            "note");
    static final String HEADER = String.join(",", COLUMNS);
    static final String PERSON = CARD + "," + MAIL + "," + LAST_NAME;
    static final String GOOD = "e0," + PERSON + ",2026-01-05,,,,,,,";

    static HostileCase csv(String name, String text, String expected) {
        return new HostileCase(name, FILE, text.getBytes(StandardCharsets.UTF_8), expected);
    }

    /** The good row and one with a single value beside its key. */
    static HostileCase value(String column, String value, String expected) {
        return rows(column + " " + name(value), row(column, quoted(value)), expected);
    }

    /** The good row and others as they are given. */
    static HostileCase rows(String name, String rows, String expected) {
        return csv(name, HEADER + "\n" + GOOD + "\n" + rows + "\n", expected);
    }

    /** A row of the same person with one field, quoted by the caller. */
    static String row(String column, String field) {
        var fields =
                new java.util.ArrayList<String>(List.of("e1", CARD, MAIL, LAST_NAME, "", "", "", "", "", "", "", ""));
        fields.set(COLUMNS.indexOf(column), field);
        return String.join(",", fields);
    }

    static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    static HostileCase refused(String name, String file, byte[] bytes, String message) {
        return new HostileCase(name, file, bytes, "refused: " + message);
    }

    /** A value as it may stand in the name of a case. */
    private static String name(String value) {
        var line = value.replaceAll("[^ -~]", "?");
        return line.length() <= 40 ? line : line.substring(0, 40) + "... (" + line.length() + ")";
    }

    @Override
    public String toString() {
        return name;
    }
}
