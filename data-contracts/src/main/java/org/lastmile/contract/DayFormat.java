package org.lastmile.contract;

import java.time.chrono.IsoEra;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** How a contract says that days are written: the {@code format} of the Open Data Contract Standard. */
public final class DayFormat {
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
}
