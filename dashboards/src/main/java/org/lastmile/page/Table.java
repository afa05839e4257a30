package org.lastmile.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lastmile.release.CellValue;
import org.lastmile.release.IndicatorCard;

/** A table beside a chart. Its first column names the row. */
record Table(String caption, List<String> headings, List<Row> rows) {
    /** One row; without entries it is the heading of the rows below it. */
    record Row(String head, List<Entry> entries) {
        static Row section(String head) {
            return new Row(head, List.of());
        }

        boolean isSection() {
            return entries.isEmpty();
        }
    }

    /** One entry; the class tells a style sheet what kind of value it is. */
    record Entry(String text, String css) {
        static Entry number(String text) {
            return new Entry(text, "shown");
        }
    }

    Table {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Columns, as a section's heading stretches over all of them. */
    int columns() {
        return headings.size();
    }

    /** Headings for the values of an indicator. */
    static List<String> headings(String first, IndicatorCard card, String... more) {
        var headings = new ArrayList<String>();
        headings.add(first);

        if (card.statistic().equals("share")) {
            headings.addAll(List.of("Share", "95% interval", "Count", "Of " + card.unit()));
        } else {
            headings.add(Words.capital(card.unit()));
        }

        headings.addAll(Arrays.asList(more));
        return List.copyOf(headings);
    }

    /** The entries under these headings. */
    static Row row(String head, IndicatorCard card, CellValue value, String... more) {
        var entries = new ArrayList<Entry>();
        entries.add(new Entry(Words.value(value), Words.css(value)));

        if (card.statistic().equals("share")) {
            entries.add(Entry.number(Words.interval(value)));
            entries.add(Entry.number(Words.count(value)));
            entries.add(Entry.number(Words.of(value)));
        }

        Arrays.stream(more).map(Entry::number).forEach(entries::add);
        return new Row(head, List.copyOf(entries));
    }
}
