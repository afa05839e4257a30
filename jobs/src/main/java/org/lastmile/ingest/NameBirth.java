package org.lastmile.ingest;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.DayFormat;

/**
 * Name and birth date as one text, before it becomes a token. Case, accents, spaces, hyphens and apostrophes of a name
 * do not count, nor how a day is written.
 */
final class NameBirth {
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]");
    private static final DateTimeFormatter DAYS = DayFormat.of("[yyyy-MM-dd][yyyyMMdd][M/d/yyyy]");

    private static final int PARTS = 3;

    private NameBirth() {}

    /** Empty when a part is missing, or the date is none. */
    static Optional<String> text(@Nullable String firstName, @Nullable String lastName, @Nullable String birthDate) {
        if (firstName == null || lastName == null || birthDate == null) {
            return Optional.empty();
        }

        var first = letters(firstName);
        var last = letters(lastName);

        if (first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }

        try {
            return Optional.of(first + " " + last + " " + LocalDate.parse(birthDate.strip(), DAYS));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    /**
     * What stays of a text when the last name, or the first name but its initial, is left out, by what stays: a slip in a
     * name leaves one of the two as it was. Empty when the text has no three parts.
     */
    static SortedMap<String, String> withoutOneName(String text) {
        var parts = text.split(" ");

        if (parts.length != PARTS) {
            return new TreeMap<>();
        }

        var initial = parts[0].substring(0, parts[0].offsetByCodePoints(0, 1));
        return new TreeMap<>(Map.of(
                "FIRST_BIRTH", parts[0] + " " + parts[2],
                "INITIAL_LAST_BIRTH", initial + " " + parts[1] + " " + parts[2]));
    }

    private static String letters(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFKD);
        return NO_LETTER.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
