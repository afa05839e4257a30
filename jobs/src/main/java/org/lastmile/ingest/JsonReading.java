package org.lastmile.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.BufferedReader;
import java.io.IOException;
import org.lastmile.contract.Table;

/** Reads the text of one JSON file, row by row. Rows are numbered by their lines, or else one after the other from 1. */
final class JsonReading {
    private final Table table;
    private final String file;
    private final RowSource.Sink sink;
    private final JsonPaths row;
    private final JsonPaths document;
    private final boolean isDocumentRow;
    private long number;

    /** @param file name of the file, for problems */
    JsonReading(Table table, String file, RowSource.Sink sink) {
        this.table = table;
        this.file = file;
        this.sink = sink;
        this.row = JsonPaths.ofRow(table);
        this.document = JsonPaths.ofDocument(table);
        this.isDocumentRow = table.rows().contains("");
    }

    /**
     * Reads all of a text.
     *
     * @throws JsonProcessingException if a document breaks off or is no JSON; a line that is none is a bad row
     */
    void read(BufferedReader text) throws IOException {
        text.mark(JsonText.LONGEST + 2);
        var isLines = isDocumentRow && isRow(new JsonLines(text).firstFilled());
        text.reset();

        if (isLines) {
            lines(new JsonLines(text));
        } else {
            documents(text);
        }
    }

    /**
     * Whether a first line is an object of its own, so that each line is a row; a bad one still may be. When it goes on in
     * the next line, or holds the list of rows, the file is a document.
     */
    private boolean isRow(JsonLines.Line line) throws IOException {
        if (line.isTooLong() || !line.text().stripLeading().startsWith("{")) {
            return false;
        }

        var first = new JsonRow(table, JsonParser::skipChildren);

        try (var parser = JsonText.parser(line.text())) {
            parser.nextToken();
            first.read(parser, document);
            return !first.holdsRows();
        } catch (JsonEOFException goesOn) {
            return false;
        } catch (JsonProcessingException bad) {
            return !first.holdsRows();
        }
    }

    private void lines(JsonLines lines) throws IOException {
        for (var line = lines.next(); line != null; line = lines.next()) {
            number = lines.number();

            if (line.isTooLong()) {
                setAside("too_large", "more than 1 MiB");
            } else if (!line.text().isBlank()) {
                line(line.text());
            }
        }
    }

    private void line(String text) throws IOException {
        try (var parser = JsonText.parser(text)) {
            parser.nextToken();
            var next = new JsonRow(table, JsonParser::skipChildren);
            var isObject = parser.currentToken() == JsonToken.START_OBJECT;
            next.read(parser, row);

            if (!isObject || parser.nextToken() != null) {
                setAside("not_json", "no line of one object");
                return;
            }

            take(next);
        } catch (JsonProcessingException bad) {
            setAside(JsonText.rule(bad), "a line of " + text.length() + " characters");
        }
    }

    private void documents(BufferedReader text) throws IOException {
        try (var parser = JsonText.parser(text)) {
            try {
                documents(parser);
            } catch (StreamConstraintsException failure) {
                throw new StreamConstraintsException(failure.getOriginalMessage(), parser.currentLocation());
            }
        }
    }

    private void documents(JsonParser parser) throws IOException {
        for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.START_ARRAY) {
                elements(parser, document);
            } else {
                element(parser, document);
            }
        }
    }

    private void elements(JsonParser parser, JsonPaths paths) throws IOException {
        while (JsonText.next(parser) != JsonToken.END_ARRAY) {
            element(parser, paths);
        }
    }

    private void element(JsonParser parser, JsonPaths paths) throws IOException {
        var next = new JsonRow(table, list -> elements(list, row));
        var isObject = parser.currentToken() == JsonToken.START_OBJECT;
        next.read(parser, isObject ? paths : null);

        if (next.holdsRows() || (isObject && paths == document && !isDocumentRow)) {
            return;
        }

        number++;

        if (isObject) {
            take(next);
        } else {
            setAside("not_json", "a value that is no object");
        }
    }

    private void take(JsonRow next) {
        if (next.misshapen() < 0) {
            sink.row(number, next.texts());
            return;
        }

        var column = table.columns().get(next.misshapen()).name();
        sink.unreadable(new Problem(file, number, column, "not_a_value", "an object or a list"));
    }

    private void setAside(String rule, String seen) {
        sink.unreadable(new Problem(file, number, "", rule, seen));
    }
}
