package org.lastmile.ingest.credential;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What became of one credential of a document. */
public sealed interface Outcome {

    /**
     * An award, as a row of the contract {@code open_badges}, table {@code open_badge}.
     *
     * @param row texts by column name, dates as yyyy-mm-dd; a column that is not known is absent. Identifiers stand in
     *     plain text: the caller turns them into tokens before anything is written
     */
    record Accepted(Map<String, String> row) implements Outcome {
        public Accepted {
            row = Collections.unmodifiableMap(new LinkedHashMap<>(row));
        }

        /** Names of the columns only: the values identify a learner. */
        @Override
        public String toString() {
            return "Accepted" + row.keySet();
        }
    }

    /**
     * A fact that stands in a document beside its awards, as a row of another table of the contract.
     *
     * @param row as of an award: identifiers stand in plain text
     */
    record Detail(String table, Map<String, String> row) implements Outcome {
        public Detail {
            row = Collections.unmodifiableMap(new LinkedHashMap<>(row));
        }

        /** Names of the columns only: the values identify a learner. */
        @Override
        public String toString() {
            return "Detail of " + table + row.keySet();
        }
    }

    /**
     * A document, or one credential in it, that is no award.
     *
     * @param rule    name of the broken rule, for example {@code issuer_missing}
     * @param pointer place in the document as a JSON pointer, empty for the whole; the payload of a token counts as the
     *     value in its place
     * @param message place, what was seen and what to do; no value of the document, and not its file name either
     */
    record Rejected(String rule, String pointer, String message) implements Outcome {}

    /**
     * A document that describes awards and is none: an issuer, a badge class, a key.
     *
     * @param kind what it is, one of {@link DocumentKind}'s names in lower case
     */
    record NotACredential(String kind) implements Outcome {}
}
