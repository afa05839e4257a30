package org.lastmile.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.Table;

/** Tells rows, as they are stored, whose business key may have come before. */
final class RowKeys {
    private final Optional<SeenKeys> seen;
    private final int[] places;

    /**
     * @param seen   keys of all rows so far; empty when nobody asks
     * @param places of the columns of the key in a row
     */
    private RowKeys(Optional<SeenKeys> seen, int[] places) {
        this.seen = seen;
        this.places = places;
    }

    static RowKeys of(LoadTask task, Table table) throws IOException {
        var stored = table.stored();
        var places = table.key().stream().mapToInt(stored::indexOf).toArray();
        return new RowKeys(
                task.seen().isEmpty() ? Optional.empty() : Optional.of(SeenKeys.open(Path.of(task.seen()))), places);
    }

    /** Whether a row before this one, of any task, may have the same key. */
    boolean mayHaveCome(@Nullable Object[] row) {
        if (seen.isEmpty()) {
            return false;
        }

        var hash = 0L;

        for (var place : places) {
            hash = SeenKeys.joined(hash, hash(row[place]));
        }

        return seen.get().add(hash);
    }

    /** The same for values that are equal once they are stored: tables keep microseconds, and one zero. */
    private static long hash(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return instant.toEpochMilli();
        }

        if (value instanceof Double number && number == 0) {
            return 0;
        }

        return value instanceof String text ? hash(text) : value == null ? 0 : value.hashCode();
    }

    /** Of more bits than a text has of its own: of many millions some share those. */
    private static long hash(String text) {
        var hash = 0L;

        for (var i = 0; i < text.length(); i++) {
            hash = hash * 0x9e3779b97f4a7c15L + text.charAt(i);
        }

        return hash;
    }
}
