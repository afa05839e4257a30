package org.lastmile.ingest.credential;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Reads lists that say what has become of credentials. Each bit that is set and each id that is named is a fact of its
 * own; which credentials they mean is found out when all deliveries are there.
 *
 * @see <a href="https://www.w3.org/TR/vc-bitstring-status-list/">Bitstring Status List</a>
 * @see <a href="https://www.imsglobal.org/spec/ob/v3p0/#1edtech-revocation-list">1EdTech Revocation List</a>
 */
final class StatusList {
    private static final int MOST_BYTES = 2 << 20;
    private static final int MOST_SET = 500_000;

    private StatusList() {}

    /** Credentials whose ids are named: revoked for good, since such a list has no date. */
    static List<Outcome> ofIds(Part list) {
        var rows = new ArrayList<Outcome>();

        for (var field : List.of("revokedAssertions", "revokedCredentials", "revokedCredential")) {
            for (var item : list.child(field).items()) {
                var isTakenBack = item.child("revoked").node().isBoolean()
                        && !item.child("revoked").node().booleanValue();

                if (!isTakenBack) {
                    item.reference()
                            .ifPresent(id ->
                                    rows.add(new Outcome.Detail("revoked_credential", Map.of("credential_id", id))));
                }
            }
        }

        return rows;
    }

    /** A bit for each credential of the issuer; a newer edition of the list takes the place of the older one. */
    static List<Outcome> ofBits(Part list, LocalDate judgedOn) throws Rejection {
        var id = list.text("id").orElseThrow(() -> new Rejection(Rule.ID_MISSING, list.pointer() + "/id"));
        var key = PublicText.key(list.text("id"), Learner.UNLINKED)
                .filter(text -> StatusPlaces.key(text, "").isPresent())
                .orElseThrow(() -> new Rejection(Rule.STATUS_LIST_UNREADABLE, list.pointer() + "/id"));
        var fields = Contexts.isCredentials2(list) ? Validity.Fields.CREDENTIALS_2 : Validity.Fields.CREDENTIALS_1;
        var listedAt = Validity.issued(list, fields, judgedOn)
                .at()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        var subject = list.child("credentialSubject");
        var bits = set(subject.child("encodedList"));
        var rows = new ArrayList<Outcome>();

        for (var written : purposes(subject)) {
            var purpose = StatusPlaces.purpose(written);

            if (purpose.isPresent()) {
                var edition = Map.of("list_key", key, "purpose", purpose.get(), "listed_at", listedAt);
                rows.add(new Outcome.Detail("status_list", edition));
                bits.forEach(index -> rows.add(bit(edition, id + "#" + index)));
            }
        }

        return rows;
    }

    private static Outcome bit(Map<String, String> edition, String statusKey) {
        var row = new java.util.LinkedHashMap<>(edition);
        row.put("status_key", statusKey);
        return new Outcome.Detail("status_bit", row);
    }

    private static List<String> purposes(Part subject) {
        var written = subject.child("statusPurpose").texts();
        return written.isEmpty() ? List.of("revocation") : written;
    }

    /** Indexes of the bits that are set; the first bit is the highest of the first byte. */
    private static List<Integer> set(Part encoded) throws Rejection {
        var bytes = unpacked(encoded);
        var indexes = new ArrayList<Integer>();

        for (var at = 0; at < bytes.length * 8; at++) {
            if ((bytes[at / 8] & (0x80 >> (at % 8))) != 0) {
                indexes.add(at);
            }

            if (indexes.size() > MOST_SET) {
                throw new Rejection(Rule.TOO_LARGE, encoded.pointer());
            }
        }

        return indexes;
    }

    private static byte[] unpacked(Part encoded) throws Rejection {
        var text = encoded.text().orElse("");
        // Multibase calls Base64 for addresses u; lists of 2021 have no such letter, and what is packed never begins
        // with it.
        var plain = (text.startsWith("u") ? text.substring(1) : text)
                .replace('+', '-')
                .replace('/', '_')
                .replace("=", "");

        try (var stream = new GZIPInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(plain)))) {
            var bytes = stream.readNBytes(MOST_BYTES + 1);

            if (bytes.length > MOST_BYTES) {
                throw new Rejection(Rule.TOO_LARGE, encoded.pointer());
            }

            return bytes;
        } catch (IOException | IllegalArgumentException damaged) {
            throw new Rejection(Rule.STATUS_LIST_UNREADABLE, encoded.pointer());
        }
    }
}
