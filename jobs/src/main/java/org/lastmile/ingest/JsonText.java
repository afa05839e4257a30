package org.lastmile.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Opens files of JSON: UTF-8, with or without a byte order mark, with line ends of any kind. */
final class JsonText {
    /** Levels of objects and lists; rows in the field have about 10. */
    static final int DEEPEST = 200;
    /** Most characters of a line, and of one text. */
    static final int LONGEST = 1 << 20;

    private static final Pattern BEGIN = Pattern.compile("\\s*+(?:\\{\\s*+[\"}]|\\[\\s*+[\\[{\"\\]0-9tfn-])");

    /**
     * Names are not kept for the next document, because those of partners may be endless. A name that stands twice in an
     * object is an error: readers differ in which value they take.
     */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private JsonText() {}

    /** @throws java.nio.charset.CharacterCodingException while it is read, at bytes that are no UTF-8 */
    static BufferedReader open(SourceFile file) throws IOException {
        return open(file, CsvText.decoder(StandardCharsets.UTF_8));
    }

    private static BufferedReader open(SourceFile file, CharsetDecoder decoder) throws IOException {
        return new BufferedReader(new LineEnds(new InputStreamReader(Bom.skip(file.open()), decoder)));
    }

    /** The begin of a file, to see what it is; bytes that are no UTF-8 are for its reader to complain of. */
    static String head(SourceFile file) throws IOException {
        try (var text = open(file, StandardCharsets.ISO_8859_1.newDecoder())) {
            var head = new char[LONGEST];
            var length = 0;

            for (var count = text.read(head); count > 0; count = text.read(head, length, LONGEST - length)) {
                length += count;
            }

            return new String(head, 0, length);
        }
    }

    /** Whether a text begins as an object or a list does. */
    static boolean isJson(String head) {
        return BEGIN.matcher(head).lookingAt();
    }

    static JsonParser parser(Reader text) throws IOException {
        return JSON.createParser(text);
    }

    static JsonParser parser(String text) throws IOException {
        return JSON.createParser(text);
    }

    /** @throws JsonEOFException if an object or a list is open and the text ends */
    static JsonToken next(JsonParser parser) throws IOException {
        var next = parser.nextToken();

        if (next == null) {
            throw new JsonEOFException(parser, JsonToken.NOT_AVAILABLE, "the text ends");
        }

        return next;
    }

    /** Name of the rule that a text breaks. */
    static String rule(JsonProcessingException failure) {
        var message = failure.getOriginalMessage();

        if (failure instanceof StreamConstraintsException) {
            return message.contains("nesting depth") ? "too_deep" : "too_large";
        }

        return message.startsWith("Duplicate") ? "name_twice" : "not_json";
    }
}
