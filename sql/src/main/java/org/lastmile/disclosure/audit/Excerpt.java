package org.lastmile.disclosure.audit;

/**
 * A part of a component as a component of its own.
 *
 * @param component its unknowns are the columns of the large one
 * @param rest      the table that all other columns are taken from
 */
// An array, for the same reason as in Known.
@SuppressWarnings("ArrayRecordComponent")
record Excerpt(Component component, long[] rest) {
    /** A table of the large component. */
    long[] whole(long[] part) {
        var whole = rest.clone();
        for (var i = 0; i < part.length; i++) {
            whole[component.unknowns()[i]] = part[i];
        }

        return whole;
    }
}
