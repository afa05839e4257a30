package org.lastmile.page;

import java.util.List;
import org.lastmile.release.CellId;
import org.lastmile.release.IndicatorCard;

/** How each number of a page is counted: one entry per indicator, on the same page. */
final class Methods {
    private Methods() {}

    /** Where a page explains an indicator. */
    static String address(String indicator) {
        return "#how-" + indicator;
    }

    /** What the template names. */
    record Entry(String id, IndicatorCard card, String followed, String explain, Table quarters, boolean hasQuarters) {}

    static List<Entry> of(List<String> indicators, Desk desk) {
        return indicators.stream()
                .distinct()
                .map(indicator -> entry(indicator, desk.book()))
                .toList();
    }

    private static Entry entry(String indicator, Book book) {
        var card = book.release().indicator(indicator);
        var cell = book.newest(indicator)
                .map(found -> found.id())
                .orElse(CellId.total(
                        book.publication(), indicator, book.release().edition().quarter()));
        var quarters = book.quarters(indicator, TilesPanel.QUARTERS);
        return new Entry(
                indicator,
                card,
                card.window().startsWith("0 ") ? "none: the date alone decides" : card.window(),
                "lastmile explain '" + cell + "'",
                TrendPanel.table(card.title() + ", quarter by quarter", card, quarters),
                !quarters.isEmpty());
    }
}
