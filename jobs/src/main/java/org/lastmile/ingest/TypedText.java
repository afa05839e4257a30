package org.lastmile.ingest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.ColumnType;

/**
 * Turns a text into a value of its column's type. Java's own readers take more than people mean: {@code 1d} and
 * {@code 0x1p3} as numbers, digits of any script, years of five digits.
 */
final class TypedText {
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,19}");
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:[0-9]++(?:\\.[0-9]*+)?|\\.[0-9]++)(?:[eE][+-]?[0-9]{1,3})?");
    private static final Pattern DAY = Pattern.compile("(?:19|[2-9][0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}");
    private static final int EARLIEST = 1900;
    private static final int LATEST = 9999;
    private static final int DAY_CHARACTERS = "2026-01-05".length();
    private static final int MONTH_AT = "2026-".length();
    private static final int DAY_AT = "2026-01-".length();
    private static final int DECIMAL = 10;
    private static final int LONGEST_ANSWER = "false".length();

    private TypedText() {}

    /**
     * Null when the text is no value of the type; dates lie between 1900 and 9999.
     *
     * @param days how the contract writes days
     */
    static @Nullable Object value(ColumnType type, String text, DateTimeFormatter days) {
        try {
            return switch (type) {
                case STRING -> text;
                case INTEGER -> INTEGER.matcher(text).matches() ? Long.parseLong(text) : null;
                case NUMBER -> isPlainNumber(text) || NUMBER.matcher(text).matches() ? finite(text) : null;
                case BOOLEAN -> truth(text);
                case DATE -> date(text, days);
                case TIMESTAMP -> instant(text);
            };
        } catch (NumberFormatException | DateTimeException unreadable) {
            return null;
        }
    }

    /**
     * Days as nearly all files write them are read without a formatter, ten times as fast; the formatter would take signs
     * and years of five digits too.
     */
    private static @Nullable LocalDate date(String text, DateTimeFormatter days) {
        if (days != DateTimeFormatter.ISO_LOCAL_DATE) {
            return day(LocalDate.parse(text, days));
        }

        return isIso(text) ? day(iso(text)) : null;
    }

    private static boolean isIso(String text) {
        if (text.length() != DAY_CHARACTERS) {
            return false;
        }

        for (var i = 0; i < DAY_CHARACTERS; i++) {
            var letter = text.charAt(i);
            var isHyphen = i == MONTH_AT - 1 || i == DAY_AT - 1;

            if (isHyphen ? letter != '-' : letter < '0' || letter > '9') {
                return false;
            }
        }

        return true;
    }

    private static LocalDate iso(String text) {
        return LocalDate.of(
                Integer.parseInt(text, 0, MONTH_AT - 1, DECIMAL),
                Integer.parseInt(text, MONTH_AT, DAY_AT - 1, DECIMAL),
                Integer.parseInt(text, DAY_AT, DAY_CHARACTERS, DECIMAL));
    }

    /** Digits, and at most one point between them: nearly all numbers, seen without an expression. */
    private static boolean isPlainNumber(String text) {
        var points = 0;

        for (var i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);
            var isPoint = letter == '.' && i > 0 && i + 1 < text.length();

            if (!isPoint && (letter < '0' || letter > '9')) {
                return false;
            }

            points += isPoint ? 1 : 0;
        }

        return points <= 1 && !text.isEmpty();
    }

    private static @Nullable LocalDate day(LocalDate day) {
        return day.getYear() >= EARLIEST && day.getYear() <= LATEST ? day : null;
    }

    private static @Nullable Double finite(String text) {
        var number = Double.parseDouble(text);
        return Double.isFinite(number) ? number : null;
    }

    private static @Nullable Boolean truth(String text) {
        return switch (text.length() > LONGEST_ANSWER ? "" : text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "1" -> true;
            case "false", "no", "n", "0" -> false;
            default -> null;
        };
    }

    private static @Nullable Instant instant(String text) {
        var day = text.substring(0, Math.min(DAY_CHARACTERS, text.length()));
        return DAY.matcher(day).matches() ? OffsetDateTime.parse(text).toInstant() : null;
    }
}
