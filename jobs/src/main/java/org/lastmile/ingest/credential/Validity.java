package org.lastmile.ingest.credential;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When an award was made and until when it holds.
 *
 * @param awardedOn the issuer's day: {@code awardedDate} when it stands, else the date of issue, which a later edition
 *     of the same credential moves
 * @param expiresOn last day of validity; null when it does not expire
 * @see <a href="https://www.imsglobal.org/spec/ob/v3p0/#achievementcredential">Open Badges 3.0, awardedDate</a>
 */
record Validity(LocalDate awardedOn, @Nullable LocalDate expiresOn, boolean isExpired) {

    /** Names of the two dates, by standard. */
    enum Fields {
        OPEN_BADGES_2("issuedOn", "expires"),
        CREDENTIALS_1("issuanceDate", "expirationDate"),
        CREDENTIALS_2("validFrom", "validUntil");

        private final String issued;
        private final String expires;

        Fields(String issued, String expires) {
            this.issued = issued;
            this.expires = expires;
        }
    }

    /** @param judgedOn the day in UTC on which the document is judged: what ends before it has expired */
    static Validity of(Part credential, Fields fields, LocalDate judgedOn) throws Rejection {
        var issuedDate = issued(credential, fields, judgedOn);
        var awarded = credential.child("awardedDate");
        var awardedDate = awarded.isMissing() ? issuedDate : past(awarded, judgedOn);
        var expires = credential.child(fields.expires);

        if (expires.isMissing()) {
            return new Validity(awardedDate.writtenOn(), null, false);
        }

        var expiryDate = DocumentDate.of(expires);

        if (expiryDate.utcOn().isBefore(issuedDate.utcOn())) {
            throw new Rejection(Rule.EXPIRES_BEFORE_ISSUED, expires.pointer());
        }

        var isExpired = expiryDate.utcOn().isBefore(judgedOn);
        return new Validity(awardedDate.writtenOn(), expiryDate.writtenOn(), isExpired);
    }

    static DocumentDate issued(Part credential, Fields fields, LocalDate judgedOn) throws Rejection {
        var issued = credential.child(fields.issued);

        if (issued.isMissing()) {
            throw new Rejection(Rule.ISSUED_MISSING, issued.pointer());
        }

        return past(issued, judgedOn);
    }

    String state() {
        return isExpired ? "expired" : "valid";
    }

    private static DocumentDate past(Part date, LocalDate judgedOn) throws Rejection {
        var read = DocumentDate.of(date);

        if (read.utcOn().isAfter(judgedOn)) {
            throw new Rejection(Rule.ISSUED_IN_FUTURE, date.pointer());
        }

        return read;
    }
}
