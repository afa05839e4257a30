package org.lastmile.indicator;

import java.util.List;

/**
 * One table of measures of one bucket.
 *
 * @param name   of the table
 * @param before statements that make what it is computed from
 * @param sql    that selects its rows
 */
public record BucketMeasure(String name, List<String> before, String sql) {
    public BucketMeasure {
        before = List.copyOf(before);
    }

    /** Keeps who is in which class for the atoms. */
    static BucketMeasure of(MeasureStatement measure) {
        var classes = AtomStatement.classes(measure.mart());
        return new BucketMeasure(
                measure.mart(),
                List.of(
                        "create or replace temp table unit as\n" + measure.unitsOfBucket(),
                        "create or replace temp table " + classes + " as\n" + measure.classesOfBucket(),
                        "create or replace temp view class as from " + classes),
                measure.totalsOfBucket());
    }
}
