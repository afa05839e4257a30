package org.lastmile.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lastmile.contract.Sha256;
import org.lastmile.contract.WarehouseException;
import org.lastmile.release.CellId;
import org.lastmile.warehouse.PartnershipFolder;

/**
 * What was true of every cell on the day it was decided, hidden ones included: {@code warehouse/ledger/<edition>.jsonl}.
 * What an edition may say depends on how many people have come or gone since: a published number stays what it was, and
 * a new one beside it would tell them. These are raw counts, for the operator's eyes only, mode 600. Neither they nor a
 * hash of them stand in an edition: a few small counts could be guessed from a hash.
 */
final class Truths {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int FORMAT = 1;
    private static final String HEADER = JsonNodeFactory.instance.objectNode().put("format", FORMAT) + "\n";

    private final Map<CellId, List<Truth>> truths = new TreeMap<>();

    void put(CellId id, Truth truth) {
        truths.put(id, List.of(truth));
    }

    /** Takes over what others know of cells of which nothing is known. */
    void addMissing(Truths others) {
        others.truths.forEach(truths::putIfAbsent);
    }

    /** What others know of a cell, and what is true now, which corrects it. */
    void correct(CellId id, Truths others, Truth now) {
        var all = new ArrayList<>(others.all(id));

        if (all.isEmpty() || !all.get(all.size() - 1).equals(now)) {
            all.add(now);
        }

        truths.put(id, List.copyOf(all));
    }

    void addAll(Truths others) {
        truths.putAll(others.truths);
    }

    /** Cells of which something is known. */
    Collection<CellId> ids() {
        return Collections.unmodifiableCollection(truths.keySet());
    }

    /** What was true when the cell was decided the last time. */
    Optional<Truth> of(CellId id) {
        return all(id).stream().reduce((before, after) -> after);
    }

    /** What was true each time that the cell was decided, oldest first. */
    List<Truth> all(CellId id) {
        return truths.getOrDefault(id, List.of());
    }

    /**
     * The truths of an edition.
     *
     * @throws WarehouseException if the file is missing, damaged, or of a newer format
     */
    static Truths read(PartnershipFolder folder, String edition) {
        var file = file(folder, edition);

        if (!Files.exists(file)) {
            throw unusable(file, "is missing");
        }

        try {
            var text = Files.readString(file);
            var end = text.lastIndexOf("{\"sha256\"");

            if (end < 0 || !text.substring(end).equals(seal(text.substring(0, end)))) {
                throw unusable(file, "is not as it was written");
            }

            var lines = text.substring(0, end).lines().toList();
            var format = JSON.readTree(lines.get(0)).path("format").asInt();

            if (format != FORMAT) {
                throw unusable(file, "was written by another Lastmile: its format is " + format + ", not " + FORMAT);
            }

            var truths = new Truths();

            for (var line : lines.subList(1, lines.size())) {
                truths.add(line);
            }

            return truths;
        } catch (IOException e) {
            throw unusable(file, "is not as it was written");
        }
    }

    /** Writes the file whole, or not at all. */
    void write(PartnershipFolder folder, String edition) {
        var file = file(folder, edition);
        var temporary = file.resolveSibling("." + edition + ".jsonl");
        var text = truths.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(truth -> line(entry.getKey(), truth) + "\n"))
                .collect(Collectors.joining("", HEADER, ""));

        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(temporary);
            Files.createFile(
                    temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(temporary, text + seal(text));
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            delete(temporary);
            throw new UncheckedIOException(file + " could not be written.", e);
        }
    }

    /** Takes the file of an edition that was not sealed away again. */
    static void delete(PartnershipFolder folder, String edition) {
        delete(file(folder, edition));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be deleted.", e);
        }
    }

    private void add(String line) throws JsonProcessingException {
        var json = JSON.readTree(line);
        var id = CellId.of(json.path("cell").asText());
        var all = new ArrayList<>(all(id));
        var partners = new TreeSet<String>();
        json.path("partners").forEach(partner -> partners.add(partner.asText()));
        all.add(new Truth(part(json, "population"), part(json, "numerator"), part(json, "rest"), partners));
        truths.put(id, List.copyOf(all));
    }

    private static Truth.Part part(JsonNode json, String name) {
        return new Truth.Part(
                json.path(name).path("people").asLong(),
                json.path(name).path("value").asLong());
    }

    private static String line(CellId id, Truth truth) {
        var json = JsonNodeFactory.instance.objectNode().put("cell", id.toString());
        put(json, "population", truth.population());
        put(json, "numerator", truth.numerator());
        put(json, "rest", truth.rest());
        truth.partners().stream().sorted().forEach(json.putArray("partners")::add);
        return json.toString();
    }

    private static void put(ObjectNode json, String name, Truth.Part part) {
        json.putObject(name).put("people", part.people()).put("value", part.value());
    }

    private static String seal(String text) {
        return JsonNodeFactory.instance.objectNode().put("sha256", Sha256.of(text)) + "\n";
    }

    private static Path file(PartnershipFolder folder, String edition) {
        return folder.zone("ledger").resolve(edition + ".jsonl");
    }

    private static WarehouseException unusable(Path file, String what) {
        return new WarehouseException(file + ": " + what + ", so nobody can say how many people have come or gone since"
                + " the newest edition. Nothing is released; put the file back from a backup.");
    }
}
