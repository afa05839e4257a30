package org.lastmile.page;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lastmile.release.Cell;
import org.lastmile.release.CellValue.Banded;
import org.lastmile.release.CellValue.Empty;
import org.lastmile.release.CellValue.Ranged;
import org.lastmile.release.CellValue.Shown;

/** Cells as CSV. A hidden or absent value is a blank with its status beside it, never a number. */
final class Csv {
    private static final String HEADER = "cell,indicator,period,dimension,level,status,reason,count,of,"
            + "pct,low_pct,high_pct,people_band,count_low,count_high,coverage\r\n";
    private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\r\n]");

    private Csv() {}

    static String of(List<Cell> cells) {
        return HEADER + cells.stream().map(Csv::line).collect(Collectors.joining());
    }

    private static String line(Cell cell) {
        var id = cell.id();
        var front = Stream.of(id.toString(), id.indicator(), id.period().toString(), id.dimension(), id.level());
        return Stream.of(front, value(cell), Stream.of(cell.coverage()))
                .flatMap(part -> part)
                .map(Csv::quoted)
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static Stream<String> value(Cell cell) {
        var value = cell.value();

        if (value instanceof Shown shown) {
            var share = shown.share();
            var count = Long.toString(shown.count());
            return share == null
                    ? Stream.of("shown", "", count, "", "", "", "", "", "", "")
                    : Stream.of(
                            "shown",
                            "",
                            count,
                            Long.toString(share.of()),
                            plain(share.pct()),
                            plain(share.lowPct()),
                            plain(share.highPct()),
                            "",
                            "",
                            "");
        }

        if (value instanceof Banded band) {
            return Stream.of(
                    "banded", "", "", "", "", plain(band.lowPct()), plain(band.highPct()), band.peopleBand(), "", "");
        }

        if (value instanceof Ranged range) {
            return Stream.of(
                    "banded", "", "", "", "", "", "", "", Long.toString(range.low()), Long.toString(range.high()));
        }

        return value instanceof Empty empty
                ? Stream.of("empty", empty.reason().words(), "", "", "", "", "", "", "", "")
                : Stream.of("protected", "", "", "", "", "", "", "", "", "");
    }

    private static String plain(BigDecimal value) {
        return value.toPlainString();
    }

    private static String quoted(String text) {
        return NEEDS_QUOTES.matcher(text).find() ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
