package org.lastmile.disclosure;

/** What is left of a hidden sum when everything published is taken away. */
final class Hidden {
    /** Who is all of it, or nobody. */
    final Holders holders;

    Row row;
    long[] print;

    Hidden(Holders holders, Row row, long[] print) {
        this.holders = holders;
        this.row = row;
        this.print = print;
    }
}
