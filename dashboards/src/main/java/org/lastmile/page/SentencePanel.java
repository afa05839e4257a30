package org.lastmile.page;

import java.util.Locale;
import java.util.Map;
import org.lastmile.chart.Numbers;
import org.lastmile.page.Gaps.Gap;
import org.lastmile.release.Cell;
import org.lastmile.release.CellValue.Shown;

/** The opening of a page: what is true now, against a year before, and the largest gap. Made from released numbers by rule. */
final class SentencePanel {
    private final PanelSettings.Sentence settings;
    private final Desk desk;

    private SentencePanel(PanelSettings.Sentence settings, Desk desk) {
        this.settings = settings;
        this.desk = desk;
    }

    static Panel of(PanelSettings.Sentence settings, Desk desk) {
        Shares.require(desk.book(), settings.indicator());
        return new Panel("sentence", new SentencePanel(settings, desk).view(), Map.of());
    }

    /** What the template names. */
    record View(String headline, String detail, String cohort, String gap, boolean isGap) {}

    private View view() {
        var gap = gap();
        var newest = desk.book().newest(settings.indicator());
        return newest.filter(cell -> Book.hasValue(cell.value()))
                .map(cell -> view(cell, gap))
                .orElse(new View(
                        settings.alone(), "No period has a value that can be shown yet.", "", gap.text(), false));
    }

    private View view(Cell cell, GapLine gap) {
        var period = cell.id().period();
        var change = Change.of(desk.book(), settings.indicator(), period);
        var card = desk.book().release().indicator(settings.indicator());
        return new View(
                headline(change),
                detail(cell, change),
                desk.words().cohort(card, period) + coverage(cell) + ".",
                gap.text(),
                gap.isGap());
    }

    private String headline(Change change) {
        if (!change.isComparable()) {
            return settings.alone();
        }

        return switch (change.verdict()) {
            case HIGHER -> settings.rose();
            case LOWER -> settings.fell();
            case NOT_BEYOND_CHANCE -> settings.same();
        };
    }

    private String detail(Cell cell, Change change) {
        var fact = Words.value(cell.value()) + " " + settings.fact();
        var before = Words.period(change.yearBefore());

        if (!change.isComparable()) {
            return fact + ". " + change.words() + ".";
        }

        return switch (change.verdict()) {
            case HIGHER, LOWER ->
                fact + ", " + Words.moreOrLess(change.points()) + " than in " + before
                        + ". Chance alone does not explain that.";
            case NOT_BEYOND_CHANCE ->
                fact + ", against " + Words.value(change.before()) + " in " + before + ": no change beyond chance.";
        };
    }

    /** The second line, and whether it names a gap. */
    private record GapLine(String text, boolean isGap) {
        private static GapLine none(String text) {
            return new GapLine(text, false);
        }
    }

    private GapLine gap() {
        var year = desk.book().newestYear(settings.indicator(), settings.gapBy());

        if (year.isEmpty()) {
            return GapLine.none("No groups can be shown apart yet.");
        }

        var gaps = new Gaps(desk.book(), settings.indicator(), year.get());
        var period = Words.period(year.get());

        if (!(gaps.total() instanceof Shown)) {
            return GapLine.none("Groups cannot be held against all learners in " + period + ".");
        }

        return gaps.largest(settings.gapBy())
                .map(gap -> new GapLine(gap(gap, gaps, period), true))
                .orElse(GapLine.none("No group shown in full is below all learners beyond chance in " + period + "."));
    }

    private String gap(Gap gap, Gaps gaps, String period) {
        var id = gap.cell().id();
        var dimension = desk.words().dimension(id.dimension()).toLowerCase(Locale.ENGLISH);
        return "The largest gap is for “" + desk.words().level(id.dimension(), id.level()) + "” (" + dimension + "): "
                + Words.value(gap.value()) + ", "
                + gap.points().map(Numbers::points).orElse("") + " below all learners ("
                + Words.value(gaps.total()) + ") in " + period + ", beyond chance.";
    }

    private static String coverage(Cell cell) {
        return cell.coverage().isEmpty() ? "" : " (" + cell.coverage() + ")";
    }
}
