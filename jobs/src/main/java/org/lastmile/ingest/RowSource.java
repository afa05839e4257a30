package org.lastmile.ingest;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Rows of one file, as texts in the order of the contract's columns. A new format is a new reader of this kind. */
interface RowSource {
    /** Takes what a file holds, file by file. */
    interface Sink {
        /** The rows that follow are of this file. */
        void file(SourceFile next);

        void row(long number, @Nullable String[] texts);

        /** A row that could not be taken apart into columns. */
        void unreadable(Problem problem);

        /** A document that belongs to others and is no fact of its own. */
        void supporting();
    }

    /** @throws org.lastmile.contract.WarehouseException if the file as a whole is broken */
    void read(SourceFile file, Sink sink) throws IOException;
}
