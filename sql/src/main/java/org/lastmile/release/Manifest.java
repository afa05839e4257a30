package org.lastmile.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The edition as the text of its {@code manifest.json}: keys in one order, lines end with a line feed. */
final class Manifest {
    /** Raised when an older reader would misread the folder. */
    private static final int FORMAT = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private Manifest() {}

    static String write(Edition edition) {
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("format", FORMAT);
        manifest.put("id", edition.id());
        manifest.put("quarter", edition.quarter().toString());
        manifest.put("partnership", edition.partnership());
        manifest.put("made_on", edition.madeOn().toString());
        manifest.put("policy", edition.policy());
        manifest.put("minimum", edition.minimum());
        manifest.put("tallies", new TreeMap<>(edition.tallies()));
        manifest.put("designs", edition.designs());
        manifest.put("files", new TreeMap<>(edition.fileHashes()));
        manifest.put("provenance", new TreeMap<>(edition.provenance()));
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);

        try {
            return JSON.writer(printer).writeValueAsString(manifest) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A manifest is made of texts and numbers only", e);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws JsonProcessingException if the text is no JSON
     * @throws IllegalArgumentException if a field has another form, or the format is not this one
     */
    static Edition read(String text) throws JsonProcessingException {
        var manifest = JSON.readTree(text);

        if (manifest.path("format").asInt() != FORMAT) {
            throw new IllegalArgumentException(
                    "its format is " + manifest.path("format") + ", this version of Lastmile reads format " + FORMAT);
        }

        return new Edition(
                manifest.path("id").asText(),
                Period.of(manifest.path("quarter").asText()),
                manifest.path("partnership").asText(),
                LocalDate.parse(manifest.path("made_on").asText()),
                manifest.path("policy").asText(),
                manifest.path("minimum").asInt(),
                map(manifest.path("tallies"), new TypeReference<Map<String, Long>>() {}),
                JSON.convertValue(manifest.path("designs"), new TypeReference<List<String>>() {}),
                map(manifest.path("files"), new TypeReference<Map<String, String>>() {}),
                map(manifest.path("provenance"), new TypeReference<Map<String, List<String>>>() {}));
    }

    private static <T> Map<String, T> map(JsonNode node, TypeReference<Map<String, T>> type) {
        return JSON.convertValue(node, type);
    }
}
