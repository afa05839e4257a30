package org.lastmile.ingest.credential;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * A date of a document.
 *
 * @param writtenOn the calendar day as the issuer wrote it, in the issuer's own offset
 * @param at        the instant, of a day its beginning
 */
record DocumentDate(LocalDate writtenOn, Instant at) {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;

    /** Seconds, time and offset may be missing, as they are in the field; a missing offset means UTC. */
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .parseLenient()
            .appendOffset("+HH:mm", "Z")
            .optionalEnd()
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    static DocumentDate of(Part date) throws Rejection {
        try {
            var text = date.text().orElse("");
            var parsed = FORMAT.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            var written = LocalDate.from(parsed);

            if (written.getYear() < FIRST_YEAR || written.getYear() > LAST_YEAR) {
                throw new Rejection(Rule.DATE_UNREADABLE, date.pointer());
            }

            return new DocumentDate(written, instant(parsed));
        } catch (DateTimeParseException unreadable) {
            throw new Rejection(Rule.DATE_UNREADABLE, date.pointer());
        }
    }

    /** The calendar day in UTC, for comparisons. */
    LocalDate utcOn() {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static Instant instant(TemporalAccessor parsed) {
        if (parsed instanceof OffsetDateTime instant) {
            return instant.toInstant();
        }

        return parsed instanceof LocalDateTime time
                ? time.toInstant(ZoneOffset.UTC)
                : LocalDate.from(parsed).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
