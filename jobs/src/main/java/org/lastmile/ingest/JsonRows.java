package org.lastmile.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.lastmile.contract.Table;
import org.lastmile.contract.WarehouseException;

/** Reads JSON files: an object in each line, a list of objects, or a document that holds a list of them. */
final class JsonRows implements RowSource {
    private final Table table;

    JsonRows(Table table) {
        this.table = table;
    }

    @Override
    public void read(SourceFile file, Sink sink) throws IOException {
        sink.file(file);

        try (var text = JsonText.open(file)) {
            new JsonReading(table, file.name(), sink).read(text);
        } catch (JsonProcessingException failure) {
            throw broken(file, failure);
        } catch (CharacterCodingException failure) {
            throw new WarehouseException(
                    file.place() + ", line " + CsvText.firstBadLine(file, StandardCharsets.UTF_8)
                            + ": bytes that are no UTF-8 text, as JSON must be; save the file as UTF-8.",
                    failure);
        }
    }

    /** Reads the begin of a file up to where it breaks off. */
    void peek(String head, Sink sink) throws IOException {
        try (var text = new BufferedReader(new StringReader(head))) {
            new JsonReading(table, "", sink).read(text);
        } catch (JsonProcessingException end) {
            // What comes behind the head, and what is wrong in it, is for the reader of the whole file.
            return;
        }
    }

    /** The parser's own message is left out, because it quotes the document. */
    private static WarehouseException broken(SourceFile file, JsonProcessingException failure) {
        var at = failure.getLocation();
        var place = at == null
                ? file.place()
                : file.place() + ", line " + at.getLineNr() + ", character " + at.getColumnNr();
        var seen =
                switch (JsonText.rule(failure)) {
                    case "too_deep" -> "lists and objects are more than " + JsonText.DEEPEST + " levels deep";
                    case "too_large" -> "a text, a number or an object is larger than any row's";
                    case "name_twice" ->
                        "a name stands twice in one object, and readers differ in which value they take";
                    default -> "is no JSON from here on, or is cut off";
                };
        return new WarehouseException(place + ": " + seen + "; correct the file and deliver it again.", failure);
    }
}
