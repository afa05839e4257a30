package org.lastmile.ingest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
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
                case NUMBER -> NUMBER.matcher(text).matches() ? finite(text) : null;
                case BOOLEAN -> truth(text);
                case DATE -> day(LocalDate.parse(text, days));
                case TIMESTAMP -> instant(text);
            };
        } catch (NumberFormatException | DateTimeException unreadable) {
            return null;
        }
    }

    private static @Nullable LocalDate day(LocalDate day) {
        return day.getYear() >= EARLIEST && day.getYear() <= LATEST ? day : null;
    }

    private static @Nullable Double finite(String text) {
        var number = Double.parseDouble(text);
        return Double.isFinite(number) ? number : null;
    }

    private static @Nullable Boolean truth(String text) {
        return switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> null;
        };
    }

    private static @Nullable Instant instant(String text) {
        var day = text.substring(0, Math.min(DAY_CHARACTERS, text.length()));
        return DAY.matcher(day).matches() ? OffsetDateTime.parse(text).toInstant() : null;
    }
}
