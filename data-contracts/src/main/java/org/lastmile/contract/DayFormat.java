package org.lastmile.contract;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.IsoEra;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a contract says that days are written: the {@code format} of the Open Data Contract Standard. */
public final class DayFormat {
    private static final ZonedDateTime EXAMPLE = ZonedDateTime.of(2026, 1, 31, 9, 30, 0, 0, ZoneOffset.UTC);

    private DayFormat() {}

    /**
     * A strict reader of days: 30 February is no day. Parts in brackets may be absent.
     *
     * @param pattern of {@link DateTimeFormatter}, such as {@code yyyyMMdd}
     * @throws IllegalArgumentException if it is no pattern
     */
    public static DateTimeFormatter of(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .parseDefaulting(ChronoField.ERA, IsoEra.CE.getValue())
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** A day as a pattern lets it be written, in each of its ways and without what may be absent, for a message. */
    public static String examples(String pattern) {
        var ways = new ArrayList<String>();
        var always = new StringBuilder();
        var way = new StringBuilder();
        var depth = 0;

        for (var i = 0; i < pattern.length(); i++) {
            var letter = pattern.charAt(i);
            depth += letter == '[' ? 1 : 0;

            if (letter == ']' && --depth == 0) {
                ways.add(way.toString());
                way.setLength(0);
            } else if (letter != '[' && letter != ']' && depth < 2) {
                (depth == 0 ? always : way).append(letter);
            }
        }

        return (always.isEmpty() ? ways : List.of(always.toString()))
                .stream()
                        .map(shown -> DateTimeFormatter.ofPattern(shown, Locale.ENGLISH)
                                .format(EXAMPLE))
                        .collect(Collectors.joining(" or "));
    }
}
