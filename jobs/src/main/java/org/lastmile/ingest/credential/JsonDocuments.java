package org.lastmile.ingest.credential;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads JSON in UTF-8, UTF-16 or UTF-32, with or without a byte order mark. A key that stands twice in an object is an
 * error: readers differ in which value they take.
 */
final class JsonDocuments {
    /** Levels of objects and lists; credentials in the field have about 15. */
    static final int MAXIMUM_DEPTH = 200;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAXIMUM_DEPTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonDocuments() {}

    /** The message of the parser is left out, because it quotes the document. */
    static Part read(byte[] document, String pointer) throws Rejection {
        try {
            var root = MAPPER.readTree(document);
            return object(root, pointer);
        } catch (StreamConstraintsException limit) {
            var isDepth = limit.getOriginalMessage().contains("nesting depth");
            throw new Rejection(isDepth ? Rule.TOO_DEEP : Rule.TOO_LARGE, pointer);
        } catch (IOException broken) {
            throw new Rejection(Rule.NOT_JSON, pointer);
        }
    }

    /** Empty when it is no JSON object, for what is told elsewhere or not at all. */
    static Optional<Part> find(byte[] document) {
        try {
            return Optional.of(read(document, ""));
        } catch (Rejection untold) {
            return Optional.empty();
        }
    }

    private static Part object(JsonNode root, String pointer) throws Rejection {
        if (!root.isObject()) {
            throw new Rejection(Rule.NOT_JSON, pointer);
        }

        return new Part(root, pointer);
    }
}
