package org.lastmile.ingest;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.Reference;
import org.lastmile.contract.Table;

/**
 * Keys that look like identifiers leave a partner's house as seals, because a card number may stand in the wrong column.
 * A seal of a key that somebody has announced is that key; any other tells nobody what it was.
 */
final class Seals {
    private final Table table;
    private final KnownKeys known;
    private final Tokens tokens;
    private final Map<Reference, Map<String, String>> keys = new HashMap<>();

    Seals(Table table, KnownKeys known, Tokens tokens) {
        this.table = table;
        this.known = known;
        this.tokens = tokens;
    }

    /** Puts announced keys in the place of their seals. */
    void open(@Nullable String[] texts) {
        for (var i = 0; i < texts.length; i++) {
            var reference = reference(i);
            var text = texts[i];

            if (reference != null && text != null && Tokens.isToken(text.strip())) {
                var key = keys.computeIfAbsent(reference, any -> known.seals(any, tokens))
                        .get(text.strip());
                texts[i] = key == null ? text : text.replace(text.strip(), key);
            }
        }
    }

    /** Puts seals in the place of keys that look like identifiers. */
    void close(@Nullable String[] texts, @Nullable Object[] values) {
        for (var i = 0; i < texts.length; i++) {
            var text = texts[i];

            if (table.knowsLearners()
                    && reference(i) != null
                    && text != null
                    && values[i] instanceof String key
                    && KnownKeys.looksLikeIdentifier(key)) {
                texts[i] = text.replace(text.strip(), tokens.seal(key));
            }
        }
    }

    private @Nullable Reference reference(int at) {
        var column = table.columns().get(at);
        return column.identifier() == null ? column.reference() : null;
    }
}
