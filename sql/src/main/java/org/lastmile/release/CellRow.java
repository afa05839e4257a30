package org.lastmile.release;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lastmile.release.CellValue.Banded;
import org.lastmile.release.CellValue.Empty;
import org.lastmile.release.CellValue.Protected;
import org.lastmile.release.CellValue.Ranged;
import org.lastmile.release.CellValue.Reason;
import org.lastmile.release.CellValue.Share;
import org.lastmile.release.CellValue.Shown;

/** A cell as a flat row of {@code release.cell}, and back. */
public final class CellRow {
    private CellRow() {}

    /** Values by column of the contract, in its order; a hidden value is null beside its kind. */
    public static Map<String, @Nullable Object> of(Release release, Cell cell) {
        var id = cell.id();
        var card = release.indicator(id.indicator());
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("edition", release.edition().id());
        row.put("publication", id.publication());
        row.put("indicator", id.indicator());
        row.put("period", id.period().toString());
        row.put("period_kind", id.period().isYear() ? "year" : "quarter");
        row.put("dimension", id.dimension());
        row.put("level", id.level());
        putValue(row, cell.value());
        row.put("coverage", cell.coverage());
        row.put("unit", card.unit());
        row.put("statistic", card.statistic());
        row.put("label", label(cell.value()));
        row.put("cell_id", id.toString());
        return row;
    }

    /** One word for the kind: shown, banded, protected, empty. */
    public static String kind(CellValue value) {
        if (value instanceof Shown) {
            return "shown";
        }

        if (value instanceof Banded || value instanceof Ranged) {
            return "banded";
        }

        return value instanceof Protected ? "protected" : "empty";
    }

    /** The kind in words for a reader who sees nothing else. */
    public static String label(CellValue value) {
        if (value instanceof Shown) {
            return "shown in full";
        }

        if (value instanceof Banded band) {
            return "between " + words(band.lowPct()) + " % and " + words(band.highPct()) + " %";
        }

        if (value instanceof Ranged range) {
            return "between " + range.low() + " and " + range.high();
        }

        return value instanceof Empty empty ? empty.reason().words() : "hidden so that nobody is exposed";
    }

    static Cell cell(Map<String, @Nullable Object> row) {
        return new Cell(CellId.of(text(row, "cell_id")), value(row), text(row, "coverage"));
    }

    private static void putValue(Map<String, @Nullable Object> row, CellValue value) {
        var share = value instanceof Shown shown ? shown.share() : null;
        var band = value instanceof Banded banded ? banded : null;
        row.put("kind", kind(value));
        row.put("empty_reason", value instanceof Empty empty ? empty.reason().words() : null);
        row.put("count", value instanceof Shown shown ? shown.count() : null);
        row.put("of", share == null ? null : share.of());
        row.put("pct", share == null ? null : decimal(share.pct()));
        row.put("interval_low_pct", share == null ? null : decimal(share.lowPct()));
        row.put("interval_high_pct", share == null ? null : decimal(share.highPct()));
        row.put("band_low_pct", band == null ? null : decimal(band.lowPct()));
        row.put("band_high_pct", band == null ? null : decimal(band.highPct()));
        row.put("people_band", band == null ? null : band.peopleBand());
        row.put("count_low", value instanceof Ranged range ? range.low() : null);
        row.put("count_high", value instanceof Ranged range ? range.high() : null);
    }

    private static CellValue value(Map<String, @Nullable Object> row) {
        return switch (text(row, "kind")) {
            case "shown" -> new Shown(whole(row, "count"), row.get("of") == null ? null : share(row));
            case "banded" -> row.get("count_low") == null ? band(row) : range(row);
            case "protected" -> new Protected();
            default -> new Empty(reason(text(row, "empty_reason")));
        };
    }

    private static Banded band(Map<String, @Nullable Object> row) {
        return new Banded(bound(row, "band_low_pct"), bound(row, "band_high_pct"), text(row, "people_band"));
    }

    private static Ranged range(Map<String, @Nullable Object> row) {
        return new Ranged(whole(row, "count_low"), whole(row, "count_high"));
    }

    private static Share share(Map<String, @Nullable Object> row) {
        return new Share(
                whole(row, "of"),
                percent(row, "pct"),
                percent(row, "interval_low_pct"),
                percent(row, "interval_high_pct"));
    }

    private static Reason reason(String words) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.words().equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No reason is written '" + words + "'"));
    }

    /** A double keeps one decimal exactly enough to be read back; more decimals would be our bug. */
    private static double decimal(BigDecimal pct) {
        return pct.setScale(1, RoundingMode.UNNECESSARY).doubleValue();
    }

    private static BigDecimal percent(Map<String, @Nullable Object> row, String column) {
        return BigDecimal.valueOf(number(row, column).doubleValue()).setScale(1, RoundingMode.UNNECESSARY);
    }

    private static BigDecimal bound(Map<String, @Nullable Object> row, String column) {
        var stripped = percent(row, column).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }

    private static String words(BigDecimal pct) {
        return pct.stripTrailingZeros().toPlainString();
    }

    private static long whole(Map<String, @Nullable Object> row, String column) {
        return number(row, column).longValue();
    }

    private static Number number(Map<String, @Nullable Object> row, String column) {
        return (Number) Objects.requireNonNull(row.get(column), column);
    }

    private static String text(Map<String, @Nullable Object> row, String column) {
        return Objects.requireNonNull(row.get(column), column).toString();
    }
}
