package org.lastmile.release;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lastmile.release.CellValue.Banded;
import org.lastmile.release.CellValue.Empty;
import org.lastmile.release.CellValue.Protected;
import org.lastmile.release.CellValue.Reason;
import org.lastmile.release.CellValue.Shown;

/** A small release with a cell of every kind, as the release builder makes one after the gate. */
public final class SampleRelease {
    public static final String CLAIM = "first_claim_rate_30d";
    private static final Period YEAR = Period.of("2025");

    private SampleRelease() {}

    public static Release of(String id) {
        return new Release(edition(id), List.of(claim(), learners()), cells());
    }

    public static List<Cell> cells() {
        return List.of(
                cell(CellId.total("overview", CLAIM, YEAR), shown(81, 263)),
                cell(gender("man"), shown(30, 120)),
                cell(gender("not stated"), new Protected()),
                cell(gender("other"), new Banded(BigDecimal.valueOf(80), BigDecimal.valueOf(100), "21-40")),
                new Cell(gender("woman"), shown(40, 100), "7 of 9 partners"),
                cell(CellId.total("overview", CLAIM, Period.of("2026Q3")), new Empty(Reason.NOT_MATURED)),
                cell(CellId.total("overview", "learners_served", Period.of("2026Q3")), new Shown(1204, null)),
                cell(
                        new CellId("overview", "learners_served", YEAR, "partner_key", "=cmd|'x', \"y\""),
                        new Shown(77, null)));
    }

    public static Release with(String id, List<Cell> more) {
        var cells = new ArrayList<>(cells());
        cells.addAll(more);
        return new Release(edition(id), List.of(claim(), learners()), cells);
    }

    /** The same edition as it is made now: it says where its numbers come from. */
    static Release withSources(String id) {
        return new Release(edition(id), List.of(claim(), learners()), cells(), sources(), EditionState.DRAFT);
    }

    private static List<SourceQuality> sources() {
        return List.of(
                new SourceQuality(
                        "badge_status",
                        "Badge status",
                        LocalDate.of(2026, 9, 15),
                        LocalDate.of(2026, 9, 30),
                        SourceQuality.Lateness.LATE,
                        new SourceQuality.Part(4, 1),
                        new SourceQuality.Part(7, 5),
                        new SourceQuality.Between(3, 5),
                        new SourceQuality.TooFew(),
                        List.of("not_a_date", "required")),
                new SourceQuality(
                        "tracks",
                        "Tracks",
                        null,
                        null,
                        SourceQuality.Lateness.NOT_PROMISED,
                        new SourceQuality.Part(0, 0),
                        new SourceQuality.Part(1, 1),
                        new SourceQuality.Exactly(2, 41),
                        new SourceQuality.Exactly(0, 41),
                        List.of()));
    }

    static CellId gender(String level) {
        return new CellId("overview", CLAIM, YEAR, "gender", level);
    }

    private static Shown shown(long count, long of) {
        return new Shown(count, Shares.of(count, of));
    }

    private static Cell cell(CellId id, CellValue value) {
        return new Cell(id, value, "");
    }

    private static IndicatorCard claim() {
        return new IndicatorCard(
                CLAIM,
                "Learners who claim their first credential within 30 days",
                "Who claims, and who is lost on the last mile?",
                "share",
                "learners",
                true,
                "30 days",
                "offered_on",
                "kind = 'competency' and is_first_offer",
                "claimed_on <= offered_on + interval 30 days",
                "ours",
                "A claim says nothing about use.",
                1);
    }

    private static IndicatorCard learners() {
        return new IndicatorCard(
                "learners_served",
                "Learners served",
                "How many people were reached?",
                "count",
                "learners",
                true,
                "0 days",
                "attended_on",
                "is_attended",
                "",
                "ours",
                "Only people known by learner.",
                1);
    }

    private static Edition edition(String id) {
        return new Edition(
                id,
                Period.of("2026Q3"),
                "Rivière & Sons Library",
                LocalDate.of(2026, 11, 20),
                "nces",
                10,
                Map.of("shown", 5L, "banded", 1L, "protected", 1L, "empty", 1L),
                List.of("overview: by quarter and year"),
                Map.of(),
                Map.of(
                        "tables",
                        List.of("core.award at version 3", "core.attribute at version 2"),
                        "code",
                        List.of("abc")));
    }
}
