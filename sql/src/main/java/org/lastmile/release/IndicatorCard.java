package org.lastmile.release;

/**
 * What a reader must know of an indicator, sealed with the edition.
 *
 * @param statistic share, count or sum
 * @param unit      what is counted, in the plural: learners, registrations, attendances
 * @param isAdditive whether cells of quarters, partners and tracks add up to their total
 * @param window    for example {@code 30 days}; {@code 0 days} when the anchor alone decides
 */
public record IndicatorCard(
        String id,
        String title,
        String question,
        String statistic,
        String unit,
        boolean isAdditive,
        String window,
        String anchor,
        String population,
        String numerator,
        String source,
        String limits,
        int version) {}
