package org.lastmile.contract;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the values of a column must be, and what is repaired before they are judged.
 *
 * @param missing texts that mean: not known
 * @param part    finds what counts in a longer text; null when all of it does
 * @param values  texts that are replaced, by their replacement
 * @param allowed the only texts allowed; empty when all are
 * @param longest most characters of a text
 * @param format  how days are written, as {@link DayFormat} reads it; null for the ISO form {@code 2026-01-31}
 */
public record ColumnRules(
        Set<String> missing,
        @Nullable Pattern part,
        Map<String, String> values,
        List<String> allowed,
        int longest,
        @Nullable BigDecimal minimum,
        @Nullable BigDecimal maximum,
        @Nullable Pattern pattern,
        @Nullable String format)
        implements Serializable {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{Z}_-]+");

    /** Most characters where the contract says nothing. */
    static final int LONGEST = 10_000;

    public ColumnRules {
        missing = Set.copyOf(missing);
        values = Map.copyOf(values);
        allowed = List.copyOf(allowed);
    }

    /** What counts in a text, such as the day of a time; where nothing is found, all of it. */
    public String partOf(String text) {
        var found = part == null ? null : part.matcher(text);
        return found != null && found.find() ? found.group() : text;
    }

    /** Whether a text means that nothing is known, in whatever case it is written. */
    public boolean isMissing(String text) {
        return !missing.isEmpty() && (missing.contains(text) || missing.stream().anyMatch(text::equalsIgnoreCase));
    }

    /**
     * The word that a text stands for: by the contract's replacements, else the allowed word from which it differs in case,
     * spaces, hyphens and underscores only; else the text itself.
     */
    public String meant(String text) {
        var exact = values.get(text);

        if (exact != null || (values.isEmpty() && allowed.isEmpty())) {
            return exact == null ? text : exact;
        }

        if (allowed.contains(text)) {
            return text;
        }

        var word = word(text);
        return values.entrySet().stream()
                .filter(value -> word(value.getKey()).equals(word))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> allowed.stream()
                        .filter(allow -> word(allow).equals(word))
                        .findFirst())
                .orElse(text);
    }

    /** Words that differ in case, or in spaces against hyphens and underscores, are one. */
    public static String word(String text) {
        return BETWEEN_WORDS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("_");
    }
}
