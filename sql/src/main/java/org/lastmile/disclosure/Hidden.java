package org.lastmile.disclosure;

/** What is left of a hidden sum when everything published is taken away. */
final class Hidden implements Projection.Sum {
    /** Who is all of it, or nobody. */
    final Holders holders;

    Row row;
    long[] print;

    /** The direction of the print for somebody who knows nothing else. */
    long line;

    Hidden(Holders holders, Row row, long[] print) {
        this.holders = holders;
        this.row = row;
        this.print = print;
        line = Fingerprints.direction(print);
    }

    void become(Row left, long[] leftPrint) {
        row = left;
        print = leftPrint;
        line = Fingerprints.direction(print);
    }

    @Override
    public long coefficient(int column) {
        return row.coefficient(column);
    }

    @Override
    public long[] print() {
        return print;
    }
}
