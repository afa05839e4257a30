package org.lastmile.ingest;

import org.jspecify.annotations.Nullable;
import org.lastmile.contract.Column;
import org.lastmile.contract.Table;

/** The values of the row that is being read, as texts; those of an identifier are what its token is made of, or the token. */
final class RowTexts {
    private final Table table;
    private final @Nullable Object[] values;

    /** @param values of the row, which the reader fills anew for each row */
    RowTexts(Table table, @Nullable Object[] values) {
        this.table = table;
        this.values = values;
    }

    int size() {
        return values.length;
    }

    Column column(int at) {
        return table.columns().get(at);
    }

    /** Null when the row does not say it. */
    @Nullable
    String text(int at) {
        var parts = column(at).parts();

        if (parts.isEmpty() || values[at] == null || Tokens.isToken(String.valueOf(values[at]))) {
            return plain(at);
        }

        return NameBirth.text(
                        plain(table.position(parts.get(0))),
                        plain(table.position(parts.get(1))),
                        String.valueOf(values[at]))
                .orElse(null);
    }

    private @Nullable String plain(int at) {
        var value = values[at];
        return value == null ? null : value.toString();
    }
}
