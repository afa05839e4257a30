package org.lastmile.ingest;

import org.jspecify.annotations.Nullable;

/** Remembers some texts of a column that are good as they stand, with their values: most columns have few texts. */
final class KnownTexts {
    private static final int PLACES = 1 << 10;
    private static final int LONGEST = 64;

    private final @Nullable String[] texts = new @Nullable String[PLACES];
    private final @Nullable Object[] values = new @Nullable Object[PLACES];

    /** Null when the text is not remembered. */
    @Nullable
    Object value(@Nullable String text) {
        if (text == null || text.length() > LONGEST) {
            return null;
        }

        var place = place(text);
        return text.equals(texts[place]) ? values[place] : null;
    }

    /** Remembers a text in the place of another one. */
    void keep(String text, @Nullable Object value) {
        if (text.length() <= LONGEST) {
            var place = place(text);
            texts[place] = text;
            values[place] = value;
        }
    }

    private static int place(String text) {
        var hash = text.hashCode();
        return (hash ^ (hash >>> 16)) & (PLACES - 1);
    }
}
