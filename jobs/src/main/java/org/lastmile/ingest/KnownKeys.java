package org.lastmile.ingest;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.Reference;
import org.lastmile.contract.Table;

/**
 * Keeps identifiers of people out of key columns. In a table that knows learners a key that looks like the number of a
 * card, of a student or of a telephone, or like an address, is written only when somebody has announced it: an offering
 * may well be called 20260112, and then it stands among the offerings.
 *
 * @param announced keys that look like identifiers, by the column that announces them
 */
record KnownKeys(Map<Reference, Set<String>> announced) implements Serializable {
    static final String RULE = "unknown_reference";
    /** What is left between the digits of a number that somebody has typed. */
    private static final Pattern BETWEEN = Pattern.compile("[\\s._:()+-]");

    private static final int FEWEST_DIGITS = 6;
    /** Letters before the digits of an identifier, and behind them. */
    private static final int LETTERS_BEFORE = 3;

    private static final int LETTERS_BEHIND = 2;
    private static final int MOST_LETTERS = LETTERS_BEFORE + LETTERS_BEHIND;
    private static final Pattern IDENTIFIER = Pattern.compile(
            "[A-Za-z]{0," + LETTERS_BEFORE + "}\\d{" + FEWEST_DIGITS + ",}[A-Za-z]{0," + LETTERS_BEHIND + "}|.*@.*");

    KnownKeys {
        announced = Map.copyOf(announced);
    }

    /** Whether a key looks as if it named a person. */
    static boolean looksLikeIdentifier(String key) {
        return mayBeIdentifier(key)
                && IDENTIFIER.matcher(BETWEEN.matcher(key).replaceAll("")).matches();
    }

    /** Most keys have few digits or many letters, and no at sign, which is seen without an expression. */
    private static boolean mayBeIdentifier(String key) {
        var digits = 0;
        var letters = 0;

        for (var i = 0; i < key.length(); i++) {
            var letter = key.charAt(i);

            if (letter == '@') {
                return true;
            }

            digits += letter >= '0' && letter <= '9' ? 1 : 0;
            letters += isLetter(letter) ? 1 : 0;
        }

        return digits >= FEWEST_DIGITS && letters <= MOST_LETTERS;
    }

    private static boolean isLetter(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    }

    /**
     * Place of the first value of a learner's row that looks like an identifier and that nobody has announced; -1 when
     * there is none.
     *
     * @param table  one that knows learners
     * @param values of the columns of the table, in their order
     */
    int misplaced(Table table, @Nullable Object[] values) {
        for (var i = 0; i < values.length; i++) {
            var reference = table.columns().get(i).reference();

            if (reference != null
                    && values[i] instanceof String key
                    && (looksLikeIdentifier(key) || Tokens.isToken(key))
                    && !announced.getOrDefault(reference, Set.of()).contains(key)) {
                return i;
            }
        }

        return -1;
    }

    /** The announced keys of a column by their seals. */
    Map<String, String> seals(Reference reference, Tokens tokens) {
        var seals = new HashMap<String, String>();
        announced.getOrDefault(reference, Set.of()).forEach(key -> seals.put(tokens.seal(key), key));
        return seals;
    }
}
