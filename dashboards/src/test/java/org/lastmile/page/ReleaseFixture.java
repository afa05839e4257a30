package org.lastmile.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.lastmile.release.Cell;
import org.lastmile.release.CellId;
import org.lastmile.release.CellValue;
import org.lastmile.release.CellValue.Banded;
import org.lastmile.release.CellValue.Empty;
import org.lastmile.release.CellValue.Protected;
import org.lastmile.release.CellValue.Reason;
import org.lastmile.release.CellValue.Share;
import org.lastmile.release.CellValue.Shown;
import org.lastmile.release.Edition;
import org.lastmile.release.EditionState;
import org.lastmile.release.IndicatorCard;
import org.lastmile.release.Period;
import org.lastmile.release.Release;
import org.lastmile.release.SourceQuality;
import org.lastmile.release.SourceQuality.Between;
import org.lastmile.release.SourceQuality.Exactly;
import org.lastmile.release.SourceQuality.Lateness;
import org.lastmile.release.SourceQuality.Part;
import org.lastmile.release.SourceQuality.TooFew;

/** An edition with invented cells that has everything an overview can meet; a test replaces the cells it is about. */
@NullMarked
public final class ReleaseFixture {
    private static final double Z = 1.959963984540054;
    private static final List<IndicatorCard> CARDS = List.of(
            card("learners_served", "Learners served", "count", "0 days", "quarter_on"),
            card("attendances", "Attendances", "sum", "0 days", "quarter_on"),
            card(
                    "persistence_return_30d",
                    "Learners who came back within 30 days",
                    "share",
                    "30 days",
                    "first_attended_on"),
            card(
                    "first_claim_rate_30d",
                    "Learners who claim their first credential within 30 days",
                    "share",
                    "30 days",
                    "offered_on"),
            card(
                    "next_step_awarded_180d",
                    "Learners who take a next step within 180 days of their first credential",
                    "share",
                    "180 days",
                    "awarded_on"),
            card("funnel_registered", "Learners who registered", "count", "180 days", "entered_on"),
            card("funnel_attended_180d", "Learners who attended", "count", "180 days", "entered_on"),
            card("funnel_returned_180d", "Learners who came back", "count", "180 days", "entered_on"),
            card("funnel_offered_180d", "Learners who were offered a credential", "count", "180 days", "entered_on"),
            card("funnel_claimed_180d", "Learners who claimed a credential", "count", "180 days", "entered_on"));
    private final List<Cell> cells = new ArrayList<>();
    private final List<SourceQuality> sources = new ArrayList<>();

    private ReleaseFixture() {}

    /** Nine quarters, three years, a funnel, groups of every kind of value. */
    public static ReleaseFixture full() {
        var fixture = new ReleaseFixture();
        fixture.quarters();
        fixture.claims();
        fixture.funnel();
        fixture.groups();
        fixture.sources();
        return fixture;
    }

    public static ReleaseFixture without() {
        return new ReleaseFixture();
    }

    /** Replaces the cell of the same address. */
    public ReleaseFixture with(String id, CellValue value) {
        return with(new Cell(CellId.of("overview/" + id), value, ""));
    }

    public ReleaseFixture with(Cell cell) {
        cells.removeIf(other -> other.id().equals(cell.id()));
        cells.add(cell);
        return this;
    }

    /** As an edition that was sealed before editions said where their numbers come from. */
    public ReleaseFixture withoutSources() {
        sources.clear();
        return this;
    }

    public ReleaseFixture with(SourceQuality source) {
        sources.removeIf(other -> other.source().equals(source.source()));
        sources.add(source);
        return this;
    }

    public Release release() {
        return release("Riverbend Libraries and Community College");
    }

    public Release release(String partnership) {
        var edition = new Edition(
                "2026Q3-1",
                Period.of("2026Q3"),
                partnership,
                LocalDate.of(2026, 10, 14),
                "ptac-10",
                10,
                Map.of("shown", 1284L, "banded", 118L, "protected", 96L, "empty", 40L),
                List.of("Overview: quarters for totals, years for groups."),
                Map.of(),
                Map.of());
        return new Release(edition, CARDS, cells, sources, EditionState.DRAFT);
    }

    public static Shown count(long count) {
        return new Shown(count, null);
    }

    /** A share with its Wilson interval. */
    public static Shown share(long count, long of) {
        var p = (double) count / of;
        var n = (double) of;
        var centre = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
        var half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n);
        return new Shown(count, new Share(of, pct(p), pct(centre - half), pct(centre + half)));
    }

    public static Banded band(String low, String high, String people) {
        return new Banded(new BigDecimal(low), new BigDecimal(high), people);
    }

    private static BigDecimal pct(double share) {
        return BigDecimal.valueOf(100 * share).setScale(1, RoundingMode.HALF_UP);
    }

    private static IndicatorCard card(String id, String title, String statistic, String window, String anchor) {
        return new IndicatorCard(
                id,
                title,
                "Invented question of " + title.toLowerCase(Locale.ENGLISH) + "?",
                statistic,
                statistic.equals("sum") ? "attendances" : "learners",
                true,
                window,
                anchor,
                "is_first_offer and kind = 'competency'",
                statistic.equals("share") ? "Invented condition." : "",
                "Ours; invented for the tests.",
                "Invented limits: learners without a card are not known.",
                1);
    }

    private void quarters() {
        var served = new long[] {3620, 3705, 3890, 3790, 4180, 4260, 4400, 4500, 4812};
        var back = new long[] {71, 72, 73, 72, 75, 74, 76, 75, 75};
        var period = Period.of("2024Q2");

        for (var i = 0; i < served.length; i++) {
            with("learners_served/" + period + "/all", count(served[i]));
            with("attendances/" + period + "/all", count(served[i] * 9 - 800L * (i % 4)));
            with("persistence_return_30d/" + period + "/all", share(back[i] * 24, 2400));
            period = Period.quarterOf(period.lastDay().plusDays(1));
        }

        with("persistence_return_30d/2025Q1/all", new Protected());
        with("next_step_awarded_180d/2024Q4/all", new Protected());
        with("next_step_awarded_180d/2025Q1/all", new Protected());
        with("next_step_awarded_180d/2024/all", band("10", "20", "40-99"));
    }

    private void claims() {
        var claims = new long[] {750, 770, 812, 790, 840, 861, 905, 913, 984};
        var period = Period.of("2024Q1");

        for (var claim : claims) {
            with(new Cell(
                    CellId.total("overview", "first_claim_rate_30d", period),
                    share(claim, 1702),
                    period.year() == 2026 ? "7 of 9 partners" : ""));
            period = Period.quarterOf(period.lastDay().plusDays(1));
        }

        with("first_claim_rate_30d/2024Q3/all", band("40", "50", "1,000 or more"));
        with("first_claim_rate_30d/2026Q2/all", new Empty(Reason.NOT_MATURED));
        with("first_claim_rate_30d/2024/all", share(3122, 6800));
        with("first_claim_rate_30d/2025/all", share(3519, 6808));
    }

    private void funnel() {
        for (var step : Map.of(
                        "registered", 4812L, "attended", 3947L, "returned", 2954L, "offered", 1702L, "claimed", 984L)
                .entrySet()) {
            var id = "funnel_" + step.getKey() + (step.getKey().equals("registered") ? "" : "_180d");
            with(id + "/2025Q4/all", count(step.getValue()));
            with(id + "/2026Q1/all", new Empty(Reason.NOT_MATURED));
        }
    }

    private void groups() {
        group("age_band=under 18", share(210, 402));
        group("age_band=18 to 24", share(640, 1204));
        group("age_band=25 to 44", share(1490, 2602));
        group("age_band=45 to 64", share(760, 1500));
        group("age_band=65 and over", share(300, 690));
        group("age_band=not stated", share(119, 410));
        group("gender=woman", share(2080, 3950));
        group("gender=man", share(1300, 2570));
        group("gender=non-binary", new Protected());
        group("gender=not stated", new Protected());
        group("first_language=English", share(2690, 4960));
        group("first_language=other", share(720, 1640));
        group("first_language=not stated", share(109, 208));
        group("device_at_entry=own device", share(2890, 5210));
        group("device_at_entry=shared device", share(440, 900));
        group("device_at_entry=no device", share(160, 448));
        group("device_at_entry=library loan", band("60", "80", "40-99"));
        group("device_at_entry=not stated", share(29, 250));
    }

    private void sources() {
        with(source("badge_status", "Badge status", "2026-08-20", Lateness.LATE, new Part(4, 1)));
        with(source("learner_intake", "Learner intake", "2026-09-30", Lateness.ON_TIME, new Part(0, 0)));
        with(new SourceQuality(
                "navigator_visits",
                "Navigator visits",
                LocalDate.of(2026, 9, 30),
                LocalDate.of(2026, 9, 30),
                Lateness.NOT_PROMISED,
                new Part(2, 0),
                new Part(3, 0),
                new TooFew(),
                new TooFew(),
                List.of()));
        with(new SourceQuality(
                "program_attendance",
                "Program attendance",
                LocalDate.of(2026, 9, 30),
                LocalDate.of(2026, 9, 30),
                Lateness.ON_TIME,
                new Part(7, 0),
                new Part(12, 11),
                new Between(10, 20),
                new Between(30, 50),
                List.of("not_a_date", "our_own_rule")));
        with(new SourceQuality(
                "tracks",
                "Tracks",
                null,
                null,
                Lateness.NOT_PROMISED,
                new Part(0, 0),
                new Part(1, 1),
                new Exactly(2, 41),
                new Exactly(0, 41),
                List.of("required")));
    }

    private static SourceQuality source(String id, String title, String through, Lateness lateness, Part partners) {
        return new SourceQuality(
                id,
                title,
                LocalDate.parse(through),
                LocalDate.of(2026, 9, 30),
                lateness,
                partners,
                new Part(3, 3),
                new Between(0, 3),
                new Between(0, 1),
                List.of());
    }

    private void group(String level, CellValue value) {
        with("first_claim_rate_30d/2025/" + level, value);
    }
}
