package org.lastmile.ingest;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.Column;

/** What tables can hold; each answer is the rule that a value breaks, null when it breaks none. */
final class Storable {
    private Storable() {}

    /** What no table can hold: documents may write NUL and halves of characters as escapes. */
    static @Nullable String broken(String text) {
        for (var i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);

            if (letter == '\0') {
                return "nul_character";
            }

            if (Character.isSurrogate(letter)) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(letter, text.charAt(i + 1))) {
                    return "half_character";
                }

                i++;
            }
        }

        return null;
    }

    /** Whether a number is outside of what the contract says of its column. */
    static @Nullable String broken(Column column, Number number) {
        var minimum = column.rules().minimum();
        var maximum = column.rules().maximum();

        if ((minimum == null || number.doubleValue() > minimum.doubleValue())
                && (maximum == null || number.doubleValue() < maximum.doubleValue())) {
            return null;
        }

        var value = new BigDecimal(number.toString());
        var isOut =
                (minimum != null && value.compareTo(minimum) < 0) || (maximum != null && value.compareTo(maximum) > 0);
        return isOut ? "out_of_range" : null;
    }
}
