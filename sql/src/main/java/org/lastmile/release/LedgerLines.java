package org.lastmile.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.lastmile.contract.Sha256;
import org.lastmile.contract.WarehouseException;

/** The ledger as lines of JSON: a header with the format, then one line per entry with the hash of the line before. */
final class LedgerLines {
    private static final int FORMAT = 1;
    private static final JsonMapper JSON = new JsonMapper();

    private LedgerLines() {}

    /** @throws WarehouseException if a line is not as it was written, or the format is newer */
    static List<LedgerEntry> parse(Path file, List<String> lines) {
        var entries = new ArrayList<LedgerEntry>();

        for (var i = 0; i < lines.size(); i++) {
            try {
                var json = JSON.readTree(lines.get(i));

                if (i == 0) {
                    checkFormat(file, json);
                } else {
                    entries.add(entry(json, Sha256.of(lines.get(i - 1))));
                }
            } catch (JsonProcessingException | IllegalArgumentException | java.time.DateTimeException e) {
                throw damaged(file, "line " + (i + 1) + " is not as it was written");
            }
        }

        return entries;
    }

    private static void checkFormat(Path file, JsonNode header) {
        var format = header.path("format").asInt();

        if (format > FORMAT) {
            throw new WarehouseException(
                    file + ": format " + format + " was written by a newer Lastmile; this one reads" + " format "
                            + FORMAT + ". Nothing is released; use the newer one.");
        }

        if (format != FORMAT) {
            throw new IllegalArgumentException("no format");
        }
    }

    private static LedgerEntry entry(JsonNode json, String previous) {
        var word = json.path("state").asText();

        if (!json.path("previous").asText().equals(previous) || !EditionState.isWord(word)) {
            throw new IllegalArgumentException("broken chain");
        }

        return new LedgerEntry(
                EditionId.of(json.path("edition").asText()).toString(),
                EditionState.of(word),
                json.path("by").asText(),
                LocalDate.parse(json.path("on").asText()),
                json.path("reason").asText(),
                json.path("manifest").asText(),
                previous);
    }

    static String header() {
        return JsonNodeFactory.instance.objectNode().put("format", FORMAT).toString();
    }

    static String line(LedgerEntry entry) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("edition", entry.edition())
                .put("state", entry.state().word())
                .put("by", entry.by())
                .put("on", entry.on().toString())
                .put("reason", entry.reason())
                .put("manifest", entry.manifest())
                .put("previous", entry.previous())
                .toString();
    }

    static WarehouseException damaged(Path file, String what) {
        return new WarehouseException(file + ": " + what + ". Nothing is read or released, because what was published"
                + " before decides what may be said now. Put the folder back from a backup; never mend it by hand.");
    }
}
