package org.lastmile.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lastmile.ingest.DeliveryReport;
import org.lastmile.page.QualityPage;
import org.lastmile.warehouse.Quality;

/** Says what became of the rows of deliveries, as text and as a page; without any value of a row. */
final class QualityWords {
    private static final int SHOWN_FILES = 20;
    private static final String TYPE = "not_a_";

    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("required", "there must be a value"),
            Map.entry("too_long", "the value is longer than the contract allows"),
            Map.entry("nul_character", "the value holds a NUL character"),
            Map.entry("half_character", "the value holds half of a character"),
            Map.entry("no_identifier", "the value names nobody"),
            Map.entry("no_row_number", "the row does not say where it stood in the file that was tokenised"),
            Map.entry("no_token", "the file is tokenised, and an identifier in it is no token of its key"),
            Map.entry("set_aside_at_home", "the row was set aside when the file was tokenised"),
            Map.entry("token_already", "the value is a token, and the first line of its tokenised file is missing"),
            Map.entry("not_in_list", "the value is none of those that the contract lists"),
            Map.entry("not_in_pattern", "the value is not written as the contract says"),
            Map.entry("out_of_range", "the number is outside of the contract's range"),
            Map.entry("duplicate_key", "an earlier row of the delivery has the same key"),
            Map.entry("duplicate_value", "an earlier row of the delivery has the same value"),
            Map.entry("unknown_reference", "nobody has announced the key"),
            Map.entry("wrong_number_of_fields", "the row has more or fewer fields than the first line"),
            Map.entry("spaces", "spaces before or behind the value were left out"),
            Map.entry("missing_text", "the contract says that the text means: not known"),
            Map.entry("replaced", "the contract says what the text means"));

    private QualityWords() {}

    /** A line per rule. */
    static void print(DeliveryReport report, PrintWriter out) {
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

        report.of(Quality.Kind.REPAIRED)
                .forEach(part -> out.printf(
                        "    %,d repaired by rule %s.%s: %s%n", part.rows(), part.table(), part.column(), part.rule()));
        report.rules().forEach((rule, rows) -> out.printf("    %,d by rule %s%n", rows, rule));
        report.unknown()
                .forEach(
                        (column, rows) -> out.printf("    %,d rows whose %s nobody has announced yet%n", rows, column));
    }

    /** What the first files were taken for; a document may have brought rows of several tables. */
    private static List<String> files(DeliveryReport report) {
        var lines = report.files().stream()
                .map(file -> file.file()
                        + (file.columns().isEmpty() ? "" : ": table " + file.table() + ", because " + file.reason()))
                .distinct()
                .toList();
        var shown = new ArrayList<>(lines.subList(0, Math.min(SHOWN_FILES, lines.size())));

        if (lines.size() > SHOWN_FILES) {
            shown.add("and " + (lines.size() - SHOWN_FILES) + " more files");
        }

        return shown;
    }

    /** The page of a call. */
    static QualityPage page(String partnership, String day, List<DeliveryReport> reports) {
        return new QualityPage(
                partnership,
                day,
                reports.stream()
                        .filter(DeliveryReport::isNew)
                        .map(QualityWords::delivery)
                        .toList());
    }

    private static QualityPage.Delivery delivery(DeliveryReport report) {
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
                        .map(QualityWords::rule)
                        .toList());
    }

    private static QualityPage.Rule rule(Quality part) {
        return new QualityPage.Rule(
                String.valueOf(outcome(part.kind())),
                part.table(),
                part.column(),
                part.rule(),
                number(part.rows()),
                meaning(part.rule()));
    }

    private static @org.jspecify.annotations.Nullable String outcome(Quality.Kind kind) {
        return switch (kind) {
            case REPAIRED -> "repaired and loaded";
            case SET_ASIDE -> "set aside";
            case UNANNOUNCED -> "loaded, key not announced yet";
            case READ, ACCEPTED, SUPPORTING, WARNED -> null;
        };
    }

    private static String meaning(String rule) {
        return rule.startsWith(TYPE)
                ? "the value is no " + rule.substring(TYPE.length())
                : MEANINGS.getOrDefault(rule, "the contract's folder explains it");
    }

    private static String number(long rows) {
        return String.format(Locale.ROOT, "%,d", rows);
    }
}
