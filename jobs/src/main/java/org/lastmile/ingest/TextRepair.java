package org.lastmile.ingest;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.Column;

/** Makes of a text as it stands in a file the one that is judged. */
final class TextRepair {
    private static final String SHEET_BEGIN = "=\"";
    /** How a sheet is told that a number is a text. */
    private static final Pattern SHEET_TEXT = Pattern.compile("=\"([^\"]*)\"");

    private TextRepair() {}

    /**
     * Null when nothing is known.
     *
     * @param repairs told what was repaired
     */
    static @Nullable String repaired(Column column, @Nullable String text, Repairs repairs) {
        if (text == null || text.isBlank()) {
            return null;
        }

        var rules = column.rules();
        var plain = text.strip();

        if (plain.length() < text.length()) {
            repairs.note(column.name(), Repairs.Rule.SPACES);
        }

        var inside = plain.startsWith(SHEET_BEGIN) ? SHEET_TEXT.matcher(plain) : null;

        if (inside != null && inside.matches() && !inside.group(1).isBlank()) {
            plain = inside.group(1).strip();
            repairs.note(column.name(), Repairs.Rule.SHEET_TEXT);
        }

        if (rules.isMissing(plain)) {
            repairs.note(column.name(), Repairs.Rule.MISSING_TEXT);
            return null;
        }

        var part = rules.partOf(plain);
        var meant = rules.meant(part);

        if (!meant.equals(plain)) {
            repairs.note(column.name(), Repairs.Rule.REPLACED);
        }

        return meant;
    }
}
