package org.lastmile.ingest;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lastmile.contract.ColumnType;

/** Any text as a value of each type: null, or the value that the text means. */
public final class TypedFuzz {
    private static final List<DateTimeFormatter> OTHERS = List.of(
            DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT),
            DateTimeFormatter.ofPattern("[yyyyMMdd][M/d/yyyy]", Locale.ROOT));

    private static final Set<String> YES = Set.of("true", "yes", "y", "1");
    private static final Set<String> NO = Set.of("false", "no", "n", "0");

    private TypedFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        var text = new String(input, StandardCharsets.UTF_8);

        for (var type : ColumnType.values()) {
            check(text, TypedText.value(type, text, DateTimeFormatter.ISO_LOCAL_DATE));
        }

        for (var days : OTHERS) {
            if (TypedText.value(ColumnType.DATE, text, days) instanceof LocalDate day) {
                checkYear(day);
            }
        }
    }

    private static void check(String text, @org.jspecify.annotations.Nullable Object value) {
        if (value instanceof LocalDate day) {
            checkYear(day);
            expect(day.toString().equals(text));
        } else if (value instanceof Long whole) {
            expect(new BigInteger(text.startsWith("+") ? text.substring(1) : text).equals(BigInteger.valueOf(whole)));
        } else if (value instanceof Double number) {
            expect(Double.isFinite(number) && new BigDecimal(text).doubleValue() == number);
        } else if (value instanceof Boolean truth) {
            expect((truth ? YES : NO).contains(text.toLowerCase(Locale.ROOT)));
        } else if (value instanceof Instant instant) {
            expect(instant.isAfter(Instant.parse("1899-12-30T00:00:00Z")) && text.matches("\\p{ASCII}+"));
        } else if (value != null) {
            expect(value.equals(text));
        }
    }

    private static void checkYear(LocalDate day) {
        expect(day.getYear() >= 1900 && day.getYear() <= 9999);
    }

    private static void expect(boolean holds) {
        if (!holds) {
            throw new IllegalStateException("another value");
        }
    }
}
