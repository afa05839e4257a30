package org.lastmile.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lastmile.ingest.DeliveryReport;
import org.lastmile.ingest.Recognised;
import org.lastmile.page.QualityPage;
import org.lastmile.warehouse.Quality;

/** Says what became of the rows of deliveries, as text and as a page; without any value of a row. */
record QualityWords(RuleMeaning meaning) {
    private static final int SHOWN_FILES = 20;

    /** A line per rule. */
    void print(DeliveryReport report, PrintWriter out) {
        if (!report.isNew()) {
            out.println(report.source() + ": loaded before as " + report.deliveryId() + ", nothing changed");
            return;
        }

        out.printf(
                "%s: %,d rows in, %,d accepted, %,d set aside (delivery %s)%n",
                report.source(), report.rowsIn(), report.accepted(), report.quarantined(), report.deliveryId());
        files(report).forEach(file -> out.println("    " + file));
        report.warnings().forEach(warning -> out.println("    WARNING " + warning));

        if (report.supporting() > 0) {
            out.printf("    %,d documents describe awards and are none%n", report.supporting());
        }

        print(report.quality(), out);
        report.unknown()
                .forEach(
                        (column, rows) -> out.printf("    %,d rows whose %s nobody has announced yet%n", rows, column));
    }

    /** A line per rule by which rows were repaired or set aside, with what it means. */
    void print(List<Quality> quality, PrintWriter out) {
        for (var part : quality) {
            var place = part.table() + (part.column().isEmpty() ? "" : "." + part.column());

            if (part.kind() == Quality.Kind.REPAIRED) {
                out.printf("    %,d repaired by rule %s: %s%n", part.rows(), place, part.rule());
            } else if (part.kind() == Quality.Kind.SET_ASIDE) {
                out.printf("    %,d by rule %s: %s; %s%n", part.rows(), place, part.rule(), meaning(part));
            }
        }
    }

    /** What the first files were taken for; a document may have brought rows of several tables. */
    private static List<String> files(DeliveryReport report) {
        var lines = report.files().stream().map(QualityWords::file).distinct().toList();
        var shown = new ArrayList<>(lines.subList(0, Math.min(SHOWN_FILES, lines.size())));

        if (lines.size() > SHOWN_FILES) {
            shown.add("and " + (lines.size() - SHOWN_FILES) + " more files");
        }

        return shown;
    }

    private static String file(Recognised file) {
        return file.file()
                + (file.columns().isEmpty() ? "" : ": table " + file.table() + ", because " + file.reason())
                + leftOut(file);
    }

    /** Columns of the file that no table takes, so that nobody believes that they were loaded. */
    static String leftOut(Recognised file) {
        return file.leftOut().isEmpty() ? "" : "; left out: " + String.join(", ", file.leftOut());
    }

    /** The page of a call. */
    QualityPage page(String partnership, String day, List<DeliveryReport> reports) {
        return new QualityPage(
                partnership,
                day,
                reports.stream()
                        .filter(DeliveryReport::isNew)
                        .map(this::delivery)
                        .toList());
    }

    private QualityPage.Delivery delivery(DeliveryReport report) {
        var repaired = report.of(Quality.Kind.REPAIRED).stream()
                .mapToLong(Quality::rows)
                .sum();
        return new QualityPage.Delivery(
                report.source(),
                report.deliveryId(),
                new QualityPage.Rows(
                        number(report.rowsIn()),
                        number(report.accepted()),
                        number(repaired),
                        number(report.quarantined())),
                files(report),
                report.warnings(),
                report.quality().stream()
                        .filter(part -> outcome(part.kind()) != null)
                        .map(this::rule)
                        .toList());
    }

    private QualityPage.Rule rule(Quality part) {
        return new QualityPage.Rule(
                String.valueOf(outcome(part.kind())),
                part.table(),
                part.column(),
                part.rule(),
                number(part.rows()),
                meaning(part));
    }

    private static @org.jspecify.annotations.Nullable String outcome(Quality.Kind kind) {
        return switch (kind) {
            case REPAIRED -> "repaired and loaded";
            case SET_ASIDE -> "set aside";
            case UNANNOUNCED -> "loaded, key not announced yet";
            case READ, ACCEPTED, SUPPORTING, WARNED -> null;
        };
    }

    private String meaning(Quality part) {
        return meaning.of(part.source(), part.table(), part.column(), part.rule());
    }

    private static String number(long rows) {
        return String.format(Locale.ROOT, "%,d", rows);
    }
}
