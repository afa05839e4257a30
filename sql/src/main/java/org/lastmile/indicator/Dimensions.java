package org.lastmile.indicator;

import java.util.List;

/** Columns of every learner mart by which numbers may be published. */
public final class Dimensions {
    /** What a learner is, frozen at entry. */
    public static final List<String> GROUPS =
            List.of("age_band", "gender", "first_language", "disability", "device_at_entry", "area_deprivation");

    /** All of them, in the order of the measure's columns. */
    public static final List<String> ALL = List.of(
            "partner_key",
            "track_key",
            "age_band",
            "gender",
            "first_language",
            "disability",
            "device_at_entry",
            "area_deprivation");

    private Dimensions() {}
}
