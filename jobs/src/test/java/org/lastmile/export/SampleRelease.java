package org.lastmile.export;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.lastmile.release.Cell;
import org.lastmile.release.CellId;
import org.lastmile.release.CellValue;
import org.lastmile.release.CellValue.Banded;
import org.lastmile.release.CellValue.Empty;
import org.lastmile.release.CellValue.Protected;
import org.lastmile.release.CellValue.Reason;
import org.lastmile.release.CellValue.Shown;
import org.lastmile.release.Edition;
import org.lastmile.release.EditionState;
import org.lastmile.release.IndicatorCard;
import org.lastmile.release.Period;
import org.lastmile.release.Release;
import org.lastmile.release.Shares;
import org.lastmile.release.SourceQuality;
import org.lastmile.release.SourceQuality.Between;
import org.lastmile.release.SourceQuality.Exactly;
import org.lastmile.release.SourceQuality.Lateness;
import org.lastmile.release.SourceQuality.Part;
import org.lastmile.release.SourceQuality.TooFew;

/** A release with a cell of every kind. */
final class SampleRelease {
    private SampleRelease() {}

    static Release of(List<Cell> cells) {
        var edition = new Edition(
                "2026Q3-2",
                Period.of("2026Q3"),
                "Rivière & Sons Library",
                LocalDate.of(2026, 11, 20),
                "nces",
                10,
                Map.of(),
                List.of(),
                Map.of(),
                Map.of());
        return new Release(
                edition,
                List.of(
                        card("first_claim_rate_30d", "share", "claimed within 30 days"),
                        card("learners_served", "count", "")),
                cells,
                sources(),
                EditionState.DRAFT);
    }

    /** One that knows learners, one of which too few rows are told, and a public list without days. */
    private static List<SourceQuality> sources() {
        var day = LocalDate.of(2026, 9, 30);
        return List.of(
                new SourceQuality(
                        "program_attendance",
                        "Program attendance",
                        day,
                        day.plusDays(3),
                        Lateness.LATE,
                        new Part(3, 1),
                        new Part(5, 4),
                        new Between(0, 3),
                        new Between(4, 10),
                        List.of("not_a_date", "required")),
                new SourceQuality(
                        "survey_responses",
                        "Survey responses",
                        day,
                        day,
                        Lateness.ON_TIME,
                        new Part(1, 0),
                        new Part(1, 0),
                        new TooFew(),
                        new TooFew(),
                        List.of()),
                new SourceQuality(
                        "tracks",
                        "Tracks",
                        null,
                        null,
                        Lateness.NOT_PROMISED,
                        new Part(0, 0),
                        new Part(1, 1),
                        new Exactly(2, 40),
                        new Exactly(0, 40),
                        List.of("required")));
    }

    static List<Cell> cells() {
        return List.of(
                cell("equity/first_claim_rate_30d/2025/gender=man", new Shown(30, Shares.of(30, 120))),
                cell("equity/first_claim_rate_30d/2025/gender=not stated", new Protected()),
                cell(
                        "equity/first_claim_rate_30d/2025/gender=other",
                        new Banded(BigDecimal.valueOf(80), BigDecimal.valueOf(100), "21-40")),
                cell("overview/first_claim_rate_30d/2026Q3/all", new Empty(Reason.NOT_MATURED)),
                cell("overview/learners_served/2016Q1/all", new Shown(99, null)),
                cell("overview/learners_served/2025/track_key==cmd|'x', \"y\"", new Protected()),
                new Cell(CellId.of("overview/learners_served/2026Q3/all"), new Shown(1204, null), "7 of 9 partners"));
    }

    static Cell cell(String id, CellValue value) {
        return new Cell(CellId.of(id), value, "");
    }

    private static IndicatorCard card(String id, String statistic, String numerator) {
        return new IndicatorCard(
                id,
                "Title of " + id,
                "Who?",
                statistic,
                "learners",
                true,
                "30 days",
                "offered_on",
                "is_first_offer",
                numerator,
                "ours",
                "Says nothing about use.",
                1);
    }
}
