package org.lastmile.ingest.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a credential says that its state can be looked up: a place in a list of bits. Lists of ids need no place, because
 * they name the credential.
 *
 * @see <a href="https://www.w3.org/TR/vc-bitstring-status-list/">Bitstring Status List</a>
 */
final class StatusPlaces {
    private static final Pattern INDEX = Pattern.compile("0{0,20}([0-9]{1,10})");
    private static final int LONGEST_LIST = 900;

    private StatusPlaces() {}

    static List<Map<String, String>> of(Part status) {
        var places = new ArrayList<Map<String, String>>();

        for (var entry : status.items()) {
            var list = entry.text("statusListCredential").or(() -> entry.text("revocationListCredential"));
            var index = index(entry.child("statusListIndex")).or(() -> index(entry.child("revocationListIndex")));
            var purpose = purpose(entry.text("statusPurpose").orElse("revocation"));
            var isBit = entry.child("statusSize").node().asInt(1) == 1;

            if (list.isPresent() && index.isPresent() && purpose.isPresent() && isBit) {
                key(list.get(), index.get())
                        .ifPresent(key -> places.add(Map.of("status_key", key, "purpose", purpose.get())));
            }
        }

        return places.stream().distinct().toList();
    }

    /** Key of a place, the same from both sides; empty when the list has no name that can be kept. */
    static Optional<String> key(String list, String index) {
        return list.length() > LONGEST_LIST ? Optional.empty() : Optional.of(list + "#" + index);
    }

    /** Messages and offers to refresh are no state of an award. */
    static Optional<String> purpose(String written) {
        var purpose = written.toLowerCase(Locale.ROOT);
        return List.of("revocation", "suspension").contains(purpose) ? Optional.of(purpose) : Optional.empty();
    }

    /** Written as a text, by some as a number. */
    private static Optional<String> index(Part index) {
        var text = index.node().isIntegralNumber() ? Optional.of(index.node().asText()) : index.text();
        return text.map(INDEX::matcher).filter(java.util.regex.Matcher::matches).map(found -> found.group(1)
                .replaceFirst("^0+(?=.)", ""));
    }
}
