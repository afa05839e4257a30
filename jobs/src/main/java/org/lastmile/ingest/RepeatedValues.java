package org.lastmile.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.Column;
import org.lastmile.contract.Table;

/**
 * Finds in memory which good rows of a table repeat the key or a unique value of a row before them, as loading does on
 * disk. Of each key 8 bytes of a hash are kept: of 20 million different ones two look alike in one of 90,000 files.
 */
final class RepeatedValues {
    private final Table table;
    private final Set<Long> keys = new HashSet<>();
    private final List<Column> unique;
    private final List<Set<Long>> values = new ArrayList<>();

    RepeatedValues(Table table) {
        this.table = table;
        this.unique = table.stored().stream().filter(Column::isUnique).toList();
        unique.forEach(column -> values.add(new HashSet<>()));
    }

    /**
     * Takes a row that breaks no other rule.
     *
     * @return column and rule, when the row would be set aside; else null
     */
    @Nullable
    Cause repeated(RowTexts row) {
        if (!table.key().isEmpty() && !keys.add(hash(row, table.key()))) {
            return Duplicates.cause(table);
        }

        for (var i = 0; i < unique.size(); i++) {
            var column = unique.get(i);

            if (text(row, column) != null && !values.get(i).add(hash(row, List.of(column)))) {
                return new Cause(column.name(), UniqueColumns.RULE);
            }
        }

        return null;
    }

    private long hash(RowTexts row, List<Column> columns) {
        var hash = 0L;

        for (var column : columns) {
            var text = text(row, column);
            hash = SeenKeys.joined(hash, text == null ? 1 : 2);

            for (var i = 0; text != null && i < text.length(); i++) {
                hash = SeenKeys.joined(hash, text.charAt(i));
            }
        }

        return hash;
    }

    /** Identifiers that give one token are one. */
    private @Nullable String text(RowTexts row, Column column) {
        var text = row.text(table.position(column.name()));
        return text == null || column.identifier() == null || Tokens.isToken(text)
                ? text
                : Tokens.normalised(column.identifier(), text);
    }
}
