package org.lastmile.ingest.credential;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;

/** Our own documents in data-contracts/samples, and what tests make of them. */
final class Samples {
    static final LocalDate JUDGED_ON = LocalDate.of(2026, 11, 1);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER =
            Path.of(System.getProperty("lastmile.home"), "data-contracts/samples/open_badges");

    private Samples() {}

    static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(FOLDER.resolve(name));
    }

    static String text(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name));
    }

    /**
     * A sample with one field changed.
     *
     * @param pointer JSON pointer of the field
     * @param value   JSON text, or {@code removed}
     */
    static String changed(String name, String pointer, String value) throws IOException {
        return with(text(name), pointer, value);
    }

    /** A document with one field changed in the same way. */
    static String with(String text, String pointer, String value) throws IOException {
        var document = JSON.readTree(text);
        var place = JsonPointer.compile(pointer);
        var parent = (ObjectNode) document.at(place.head());
        var field = place.last().getMatchingProperty();

        if (value.equals("removed")) {
            parent.remove(field);
        } else {
            parent.set(field, JSON.readTree(value));
        }

        return document.toString();
    }

    /** A token as a platform issues it; the signature is any text. */
    static String token(String header, String payload, String signature) {
        return String.join(".", base64(header), base64(payload), base64(signature));
    }

    static List<Outcome> decode(String document) {
        return decode(document.getBytes(StandardCharsets.UTF_8));
    }

    static List<Outcome> decode(byte[] document) {
        return decode(document, DeliveredKeys.NONE);
    }

    static List<Outcome> decode(byte[] document, DeliveredKeys keys) {
        return new CredentialDecoder(JUDGED_ON, keys).decode("document.json", document);
    }

    /** What stands beside the awards, with its values; those of samples belong to nobody. */
    static List<String> details(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(Outcome.Detail.class::isInstance)
                .map(Outcome.Detail.class::cast)
                .map(detail -> detail.table() + " " + new TreeMap<>(detail.row()))
                .toList();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
