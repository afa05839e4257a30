package org.lastmile.ingest;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.Column;
import org.lastmile.contract.DayFormat;
import org.lastmile.contract.Sensitivity;
import org.lastmile.contract.Table;

/** Judges the texts of one row by the contract and turns them into values. */
final class RowJudge {
    private static final int SHOWN_CHARACTERS = 60;
    /** Of a file as its partner's system wrote it. */
    private static final String NO_KEY = "";

    private final List<Column> columns;
    private final List<DateTimeFormatter> days;
    private final boolean knowsLearners;
    private final int[] someOf;
    private final Repairs repairs = new Repairs();
    private final List<KnownTexts> known;

    RowJudge(Table table) {
        columns = table.columns();
        days = columns.stream().map(RowJudge::days).toList();
        knowsLearners = table.knowsLearners();
        someOf = table.someOf().stream().mapToInt(table::position).toArray();
        known = columns.stream().map(column -> new KnownTexts()).toList();
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
        return judge(NO_KEY, texts, values, problems);
    }

    /**
     * Judges a row whose identifiers were judged and made tokens at home, where dropped columns stayed.
     *
     * @param keyId of the key with which they were made
     */
    boolean judge(
            String keyId, @Nullable String[] texts, @Nullable Object[] values, BiConsumer<Column, String> problems) {
        var isGood = true;

        for (var i = 0; i < columns.size(); i++) {
            var broken = judge(keyId, texts[i], values, i);

            if (broken != null) {
                problems.accept(columns.get(i), broken);
                isGood = false;
            }
        }

        if (isGood && someOf.length > 0 && IntStream.of(someOf).allMatch(at -> values[at] == null)) {
            problems.accept(columns.get(someOf[0]), "none_of_several");
            return false;
        }

        return isGood;
    }

    /** The rule that a text breaks; null for none. */
    private @Nullable String judge(String keyId, @Nullable String given, @Nullable Object[] values, int at) {
        var column = columns.get(at);
        var isJudgedAlike = keyId.equals(NO_KEY) && column.identifier() == null;
        values[at] = isJudgedAlike ? known.get(at).value(given) : null;

        if (values[at] != null || (column.isDropped() && !keyId.equals(NO_KEY))) {
            return null;
        }

        var text = TextRepair.repaired(column, given, repairs);

        if (text == null) {
            return column.isRequired() ? "required" : null;
        }

        var broken = judge(keyId, column, text, values, at);

        if (broken == null && isJudgedAlike && text.equals(given)) {
            known.get(at).keep(text, values[at]);
        }

        return broken;
    }

    private @Nullable String judge(String keyId, Column column, String text, @Nullable Object[] values, int at) {
        if (keyId.equals(NO_KEY)) {
            return judge(column, text, values, at);
        }

        var kind = column.identifier();
        var isToken = text.startsWith(keyId + ".")
                && (kind == null ? column.reference() != null && Tokens.isToken(text) : Tokens.isToken(kind, text));

        if (isToken) {
            values[at] = text;
            return null;
        }

        return column.identifier() == null ? judge(column, text, values, at) : "no_token";
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

    /** What was repaired so far; whoever judges a row says there whether it is loaded. */
    Repairs repairs() {
        return repairs;
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

        var unstorable = Storable.broken(text);

        if (unstorable != null) {
            return unstorable;
        }

        if (column.identifier() != null && Tokens.isToken(text)) {
            return "token_already";
        }

        if (column.identifier() != null && !Tokens.names(column.identifier(), text)) {
            return "no_identifier";
        }

        if (column.identifier() != null && Tokens.isShortened(column.identifier(), text)) {
            return "shortened_number";
        }

        if (!rules.allowed().isEmpty() && !rules.allowed().contains(text)) {
            return "not_in_list";
        }

        if (rules.pattern() != null && !rules.pattern().matcher(text).matches()) {
            return "not_in_pattern";
        }

        var value = TypedText.value(column.type(), text, days.get(at));

        if (value == null) {
            return "not_a_" + column.type().name().toLowerCase(java.util.Locale.ROOT);
        }

        values[at] = value;
        return value instanceof Number number ? Storable.broken(column, number) : null;
    }
}
