package org.lastmile.ingest;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of one file, as texts in the order of the contract's columns. A new format is a new reader of this kind. */
interface RowSource {
    /** Takes what a file holds, file by file. */
    interface Sink {
        /** The rows that follow are of this file. */
        void file(SourceFile next);

        void row(long number, @Nullable String[] texts);

        /** A row of a file whose identifiers were made tokens at home. */
        default void tokenized(TokenizedHeader header, long number, @Nullable String[] texts) {
            row(number, texts);
        }

        /**
         * A row that was set aside at home.
         *
         * @param texts tokens of identifiers, where the row has them
         */
        default void setAside(@Nullable String[] texts, List<Problem> problems) {
            unreadable(problems.get(0));
        }

        /** A row that could not be taken apart into columns. */
        void unreadable(Problem problem);

        /** A document that belongs to others and is no fact of its own. */
        void supporting();
    }

    /** @throws org.lastmile.contract.WarehouseException if the file as a whole is broken */
    void read(SourceFile file, Sink sink) throws IOException;
}
