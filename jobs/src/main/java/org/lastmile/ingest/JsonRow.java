package org.lastmile.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.Table;

/** The values of one object while it is read; nothing else of it is kept. */
final class JsonRow {
    /** Names of one object are kept to find those that stand twice; more of them are no row. */
    private static final int MOST_NAMES = 1 << 20;

    private final @Nullable String[] texts;
    private final int[] ranks;
    private final RowList rows;
    private int misshapen = -1;
    private boolean holdsRows;

    /** Reads a list of rows inside of a document. */
    interface RowList {
        /** @param parser at the begin of the list, and at its end afterwards */
        void read(JsonParser parser) throws IOException;
    }

    JsonRow(Table table, RowList rows) {
        this.texts = new @Nullable String[table.columns().size()];
        this.ranks = new int[texts.length];
        this.rows = rows;
        Arrays.fill(ranks, Integer.MAX_VALUE);
    }

    /** Reads the value at which the parser is, up to its end. */
    void read(JsonParser parser, @Nullable JsonPaths paths) throws IOException {
        var token = parser.currentToken();

        if (token == JsonToken.START_OBJECT) {
            object(parser, paths);
        } else if (token == JsonToken.START_ARRAY && paths != null && paths.isRows()) {
            holdsRows = true;
            rows.read(parser);
        } else if (token == JsonToken.START_ARRAY) {
            list(parser, paths);
        } else if (paths != null && token != JsonToken.VALUE_NULL) {
            take(parser, paths);
        }
    }

    private void object(JsonParser parser, @Nullable JsonPaths paths) throws IOException {
        if (paths != null && paths.isLeaf() && !paths.isRows()) {
            refuse(paths);
        }

        for (var names = 1; JsonText.next(parser) != JsonToken.END_OBJECT; names++) {
            if (names > MOST_NAMES) {
                throw new StreamConstraintsException("more names than a row has", parser.currentLocation());
            }

            var below = below(paths, parser.currentName());
            parser.nextToken();
            read(parser, below);
        }
    }

    /** A list of one value is this value; of several, the contract must give the number of the one that it means. */
    private void list(JsonParser parser, @Nullable JsonPaths paths) throws IOException {
        var isNumbered = paths == null || paths.below("0") != null;

        for (var number = 0; JsonText.next(parser) != JsonToken.END_ARRAY; number++) {
            if (number > 0 && !isNumbered) {
                refuse(paths);
            }

            read(parser, isNumbered ? below(paths, String.valueOf(number)) : paths);
        }
    }

    private static @Nullable JsonPaths below(@Nullable JsonPaths paths, String key) {
        return paths == null ? null : paths.below(key);
    }

    private void take(JsonParser parser, JsonPaths paths) throws IOException {
        for (var target : paths.targets()) {
            if (target.rank() < ranks[target.at()]) {
                texts[target.at()] = parser.getText();
                ranks[target.at()] = target.rank();
            }
        }
    }

    private void refuse(@Nullable JsonPaths paths) {
        if (paths != null) {
            misshapen = paths.firstColumn();
        }
    }

    /** One text per column of the table; null where the object says nothing. */
    @Nullable
    String[] texts() {
        return texts;
    }

    /** Place of a column in which an object or a list of several stands; -1 when there is none. */
    int misshapen() {
        return misshapen;
    }

    /** Whether the object is no row, but holds the list of them. */
    boolean holdsRows() {
        return holdsRows;
    }
}
