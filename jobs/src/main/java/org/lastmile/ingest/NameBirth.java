package org.lastmile.ingest;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
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

    private static String letters(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFKD);
        return NO_LETTER.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
