package org.lastmile.disclosure;

/** What is left of a hidden sum when everything published is taken away. */
final class Hidden {
    /** Column of the one person that it is about, or {@link Lines#MANY}. */
    final int person;

    Row row;
    long[] print;

    Hidden(int person, Row row, long[] print) {
        this.person = person;
        this.row = row;
        this.print = print;
    }
}
