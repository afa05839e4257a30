package org.lastmile.indicator;

import java.util.List;

/** Columns of every learner mart, and the system of its partner, by which numbers may be published. */
public final class Dimensions {
    /** What a learner is, frozen at entry. */
    public static final List<String> GROUPS =
            List.of("age_band", "gender", "first_language", "disability", "device_at_entry", "area_deprivation");

    /** All of them, in the order of the measure's columns. */
    public static final List<String> ALL = List.of(
            "partner_key",
            "system_key",
            "track_key",
            "age_band",
            "gender",
            "first_language",
            "disability",
            "device_at_entry",
            "area_deprivation");

    /** The partner that a partner is a part of; measures find it, marts do not have it. */
    public static final String SYSTEM = "system_key";

    public static final String TRACK = "track_key";

    /** Places, of which the ones add up to the others; a publication tells one of them in a year. */
    public static final List<String> PLACES = List.of("partner_key", SYSTEM);

    private Dimensions() {}
}
