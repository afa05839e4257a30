package org.lastmile.page;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.lastmile.chart.Numbers;
import org.lastmile.release.CellRow;
import org.lastmile.release.CellValue;
import org.lastmile.release.CellValue.Banded;
import org.lastmile.release.CellValue.Empty;
import org.lastmile.release.CellValue.Ranged;
import org.lastmile.release.CellValue.Shown;
import org.lastmile.release.IndicatorCard;
import org.lastmile.release.Period;

/** Plain English for periods, cohorts, groups and values. */
final class Words {
    static final String NOT_STATED = "not stated";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private final SiteSettings settings;

    Words(SiteSettings settings) {
        this.settings = settings;
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** For example {@code 2026 Q1} or {@code 2025}. */
    static String period(Period period) {
        return period.isYear() ? Integer.toString(period.year()) : period.year() + " Q" + period.quarter();
    }

    /** Whom a number of the period counts: {@code Offers of 2026 Q1, each followed for 30 days}. */
    String cohort(IndicatorCard card, Period period) {
        var anchor = card.anchor();
        var subject = settings.anchors().getOrDefault(anchor, "Dated by " + anchor.replace('_', ' '));
        var followed = card.window().startsWith("0 ") ? "" : ", each followed for " + card.window();
        return subject + " of " + period(period) + followed;
    }

    String dimension(String dimension) {
        return settings.dimensions().getOrDefault(dimension, capital(dimension.replace('_', ' ')));
    }

    String level(String dimension, String level) {
        return settings.levels().getOrDefault(dimension, Map.of()).getOrDefault(level, capital(level));
    }

    /** Why rows were set aside. */
    String rule(String rule) {
        return settings.rules().getOrDefault(rule, rule.replace('_', ' '));
    }

    /** The value as it stands in a table or on a tile: a number, a range, {@code protected}, or why there is none. */
    static String value(CellValue value) {
        if (value instanceof Shown shown) {
            var share = shown.share();
            return share == null ? Numbers.count(shown.count()) : Numbers.percent(share.pct());
        }

        if (value instanceof Banded band) {
            return Numbers.band(band);
        }

        if (value instanceof Ranged range) {
            return Numbers.range(range);
        }

        return value instanceof Empty empty ? empty.reason().words() : "protected";
    }

    static String interval(CellValue value) {
        if (value instanceof Shown shown) {
            var share = shown.share();
            return share == null ? "" : Numbers.interval(share);
        }

        return "";
    }

    /** People or units of which a share is a share; of a range the band of people. */
    static String of(CellValue value) {
        if (value instanceof Shown shown) {
            var share = shown.share();
            return share == null ? "" : Numbers.count(share.of());
        }

        return value instanceof Banded band ? people(band) : "";
    }

    /** People or units counted. */
    static String count(CellValue value) {
        return value instanceof Shown shown ? Numbers.count(shown.count()) : "";
    }

    static String people(Banded band) {
        return band.peopleBand().replace('-', '–');
    }

    /** Percent as a number for sentences about a difference: {@code 4.2 points more}. */
    static String moreOrLess(BigDecimal points) {
        return Numbers.points(points) + (points.signum() < 0 ? " less" : " more");
    }

    /** Whether a range stands instead of a number. */
    static boolean isRange(CellValue value) {
        return value instanceof Banded || value instanceof Ranged;
    }

    /** How a style sheet tells the kinds of values apart. */
    static String css(CellValue value) {
        return CellRow.kind(value);
    }

    static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ENGLISH) + text.substring(1);
    }
}
