package org.lastmile.ingest;

/**
 * Why a row was set aside.
 *
 * @param row    number of the line in the file, or of the award in a document, from 1
 * @param column our name of the column; empty when the whole row is meant
 * @param rule   name of the broken rule, for example {@code not_a_date}
 * @param seen   what was seen: the value of a public column, only the kind of value of a personal one
 */
record Problem(String file, long row, String column, String rule, String seen) {
    /** For example {@code row 3, column attended_on: not_a_date, saw a text of 10 characters}. */
    String words() {
        return "row " + row + (column.isEmpty() ? "" : ", column " + column) + ": " + rule + ", saw " + seen;
    }
}
