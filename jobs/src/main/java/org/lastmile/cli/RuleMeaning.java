package org.lastmile.cli;

import java.util.Map;
import java.util.Optional;
import org.lastmile.contract.Column;
import org.lastmile.contract.Contract;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.DayFormat;
import org.lastmile.contract.Table;
import org.lastmile.ingest.credential.RuleWords;

/** Says what a rule means and what to do, with what the contract wants of the column; without any value of a row. */
record RuleMeaning(Contracts contracts) {
    private static final int SHOWN_WORDS = 12;

    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("required", "there must be a value"),
            Map.entry("nul_character", "the value holds a NUL character; export the file again"),
            Map.entry("half_character", "the value holds half of a character; export the file again"),
            Map.entry(
                    "no_identifier",
                    "the value names nobody (such as N/A or 0); leave it blank, or write the identifier"),
            Map.entry(
                    "shortened_number",
                    "a spreadsheet has cut the number short (2.1234E+13), so that several people have it; export it as"
                            + " text"),
            Map.entry("no_row_number", "the row does not say where it stood in the file that was tokenised"),
            Map.entry("no_token", "the file is tokenised, and an identifier in it is no token of its key"),
            Map.entry("set_aside_at_home", "the row was set aside when the file was tokenised"),
            Map.entry("token_already", "the value is a token, and the first line of its tokenised file is missing"),
            Map.entry("duplicate_key", "an earlier row of the delivery has the same key; remove one of the two"),
            Map.entry("duplicate_value", "an earlier row of the delivery has the same value; correct one of the two"),
            Map.entry("wrong_number_of_fields", "the row has more or fewer fields than the first line"),
            Map.entry("erased_learner", "the row is of a learner who was erased; nothing to do"),
            Map.entry("not_json", "it is no JSON; export the row again"),
            Map.entry("name_twice", "a name stands twice in one object, so that one of two values would be lost"),
            Map.entry("too_deep", "it has more levels than any export; look where the file comes from"),
            Map.entry("too_large", "it is longer than 1 MiB; look where the file comes from"),
            Map.entry("not_a_value", "an object or a list of several stands where one value should"),
            Map.entry("spaces", "spaces before or behind the value were left out"),
            Map.entry("missing_text", "the contract says that the text means: not known"),
            Map.entry("sheet_text", "the signs by which a sheet keeps a number as a text were left out"),
            Map.entry("replaced", "the contract says what the text means"));

    /** Of rows of a table that met a rule in a column; the column is empty when a rule is about the whole row. */
    String of(String source, String table, String column, String rule) {
        var contract = contracts.find(source);
        var words = contract.filter(known -> known.format().equals(Contract.CREDENTIAL_JSON))
                .flatMap(known -> RuleWords.of(rule));
        var found = contract.flatMap(known -> table(known, table));
        return words.or(() -> found.flatMap(known -> wanted(known, column, rule)))
                .or(() -> Optional.ofNullable(MEANINGS.get(rule)))
                .orElse("the value breaks the contract; 'lastmile contract show " + source + "' shows its columns");
    }

    private static Optional<Table> table(Contract contract, String name) {
        return contract.tables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst();
    }

    private static Optional<String> wanted(Table table, String column, String rule) {
        if (rule.equals("none_of_several")) {
            return Optional.of("who is meant is not told; fill one of " + String.join(", ", table.someOf()));
        }

        return table.columns().stream()
                .filter(known -> known.name().equals(column))
                .findFirst()
                .flatMap(known -> wanted(known, rule));
    }

    private static Optional<String> wanted(Column column, String rule) {
        var rules = column.rules();
        return switch (rule) {
            case "not_a_date" ->
                Optional.of("the value is no date; write it like "
                        + (rules.format() == null ? "2026-01-31" : DayFormat.examples(rules.format())));
            case "not_a_timestamp" -> Optional.of("the value is no time; write it like 2026-01-31T09:30:00-08:00");
            case "not_a_integer" -> Optional.of("the value is no whole number; write it like 1200");
            case "not_a_number" -> Optional.of("the value is no number; write it like 1200.5");
            case "not_a_boolean" -> Optional.of("the value is neither true nor false");
            case "too_long" -> Optional.of("the value has more than " + rules.longest() + " characters");
            case "not_in_list" ->
                Optional.of("the value is none of " + list(column) + "; write one, or give yours under"
                        + " 'values' in the contract");
            case "not_in_pattern" -> Optional.of("the value is not written as " + rules.pattern());
            case "out_of_range" ->
                Optional.of("the number must be" + bound(" from ", rules.minimum()) + bound(" to ", rules.maximum()));
            case "unknown_reference" -> Optional.of("nobody has announced the key" + announcer(column));
            default -> Optional.empty();
        };
    }

    private static String list(Column column) {
        var allowed = column.rules().allowed();
        var shown = String.join(", ", allowed.subList(0, Math.min(SHOWN_WORDS, allowed.size())));
        return allowed.size() > SHOWN_WORDS ? shown + " and " + (allowed.size() - SHOWN_WORDS) + " more" : shown;
    }

    private static String bound(String word, java.math.@org.jspecify.annotations.Nullable BigDecimal bound) {
        return bound == null ? "" : word + bound.toPlainString();
    }

    private static String announcer(Column column) {
        var reference = column.reference();
        return reference == null
                ? ""
                : "; deliver " + reference.sourceTable() + " before, or see whether the column is right";
    }
}
