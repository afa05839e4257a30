package org.lastmile.disclosure.audit;

/** A corner of all tables of real numbers that agree with what is known. */
// An array, for the same reason as in Known.
@SuppressWarnings("ArrayRecordComponent")
record Corner(double objective, double[] values) {
    private static final double NEARLY = 1e-6;

    boolean isWhole(int column) {
        return Math.abs(values[column] - Math.rint(values[column])) < NEARLY;
    }

    /** The largest whole number that the sum can be. */
    long bound() {
        return (long) Math.floor(objective + NEARLY);
    }

    long[] rounded() {
        var table = new long[values.length];
        for (var i = 0; i < table.length; i++) {
            table[i] = Math.max(0, Math.round(values[i]));
        }

        return table;
    }
}
