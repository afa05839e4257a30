package org.lastmile.ingest;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.Column;
import org.lastmile.contract.DayFormat;
import org.lastmile.contract.Sensitivity;
import org.lastmile.contract.Table;

/** Judges the texts of one row by the contract and turns them into values. */
final class RowJudge {
    private static final int SHOWN_CHARACTERS = 60;

    private final List<Column> columns;
    private final List<DateTimeFormatter> days;
    private final boolean knowsLearners;

    RowJudge(Table table) {
        columns = table.columns();
        days = columns.stream().map(RowJudge::days).toList();
        knowsLearners = table.knowsLearners();
    }

    /**
     * Judges a row.
     *
     * @param texts    one per column of the contract; null where the file has no such column
     * @param values   filled with the values, null where not known
     * @param problems told the column and the broken rule
     * @return whether the row may be loaded
     */
    boolean judge(@Nullable String[] texts, @Nullable Object[] values, BiConsumer<Column, String> problems) {
        var isGood = true;

        for (var i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            var text = repaired(column, texts[i]);
            values[i] = null;
            var broken = text == null ? missing(column) : judge(column, text, values, i);

            if (broken != null) {
                problems.accept(column, broken);
                isGood = false;
            }
        }

        return isGood;
    }

    /**
     * What a report may say of a value: a public one is quoted, of any other only its kind is told. In a table that
     * knows learners nothing is quoted: an address may stand in the wrong column.
     */
    String seen(Column column, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return "nothing";
        }

        if (knowsLearners || column.sensitivity() != Sensitivity.PUBLIC) {
            return (text.strip().matches("[+-]?[0-9.,]+") ? "a number of " : "a text of ") + text.length()
                    + " characters";
        }

        var plain = text.replaceAll("\\p{Cntrl}", "?");
        return "'" + (plain.length() > SHOWN_CHARACTERS ? plain.substring(0, SHOWN_CHARACTERS) + "..." : plain) + "'";
    }

    private static @Nullable String repaired(Column column, @Nullable String text) {
        if (text == null) {
            return null;
        }

        var plain = text.strip();

        if (plain.isEmpty() || column.rules().missing().contains(plain)) {
            return null;
        }

        return column.rules().values().getOrDefault(plain, plain);
    }

    private static @Nullable String missing(Column column) {
        return column.isRequired() ? "required" : null;
    }

    private static DateTimeFormatter days(Column column) {
        var format = column.rules().format();
        return format == null ? DateTimeFormatter.ISO_LOCAL_DATE : DayFormat.of(format);
    }

    private @Nullable String judge(Column column, String text, @Nullable Object[] values, int at) {
        var rules = column.rules();

        if (text.length() > rules.longest()) {
            return "too_long";
        }

        if (text.indexOf('\0') >= 0) {
            return "nul_character";
        }

        if (!rules.allowed().isEmpty() && !rules.allowed().contains(text)) {
            return "not_in_list";
        }

        if (rules.pattern() != null && !rules.pattern().matcher(text).matches()) {
            return "not_in_pattern";
        }

        var value = value(column, text, days.get(at));

        if (value == null) {
            return "not_a_" + column.type().name().toLowerCase(java.util.Locale.ROOT);
        }

        values[at] = value;
        return value instanceof Number number ? outOfRange(column, number) : null;
    }

    private static @Nullable String outOfRange(Column column, Number number) {
        var value = new BigDecimal(number.toString());
        var minimum = column.rules().minimum();
        var maximum = column.rules().maximum();
        var isOut =
                (minimum != null && value.compareTo(minimum) < 0) || (maximum != null && value.compareTo(maximum) > 0);
        return isOut ? "out_of_range" : null;
    }

    private static @Nullable Object value(Column column, String text, DateTimeFormatter days) {
        try {
            return switch (column.type()) {
                case STRING -> text;
                case INTEGER -> Long.parseLong(text);
                case NUMBER -> finite(text);
                case BOOLEAN -> truth(text);
                case DATE -> LocalDate.parse(text, days);
                case TIMESTAMP -> instant(text);
            };
        } catch (NumberFormatException | DateTimeParseException unreadable) {
            return null;
        }
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

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
