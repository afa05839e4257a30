package org.lastmile.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lastmile.contract.Sha256;
import org.lastmile.contract.WarehouseException;
import org.lastmile.release.CellId;
import org.lastmile.warehouse.PartnershipFolder;

/**
 * What was true of every cell on the day it was decided, hidden ones included: {@code warehouse/ledger/<edition>.jsonl}.
 * A correction needs it: whether a published number may change depends on how many people the change is about. These
 * are raw counts, for the operator's eyes only, mode 600. Neither they nor a hash of them stand in an edition: a few
 * small counts could be guessed from a hash.
 */
final class Truths {
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<CellId, Truth> truths = new TreeMap<>();

    /**
     * One cell.
     *
     * @param people     behind the population
     * @param population people, rows or a sum, as the indicator counts
     * @param numerator  the same of a share; 0 for others
     */
    record Truth(long people, long population, long numerator) {
        long complement() {
            return population - numerator;
        }
    }

    void put(CellId id, Truth truth) {
        truths.put(id, truth);
    }

    void putIfAbsent(CellId id, Truth truth) {
        truths.putIfAbsent(id, truth);
    }

    void addAll(Truths others) {
        truths.putAll(others.truths);
    }

    Optional<Truth> of(CellId id) {
        return Optional.ofNullable(truths.get(id));
    }

    /**
     * The truths of an edition; empty when it was made before they were kept.
     *
     * @throws WarehouseException if the file is damaged
     */
    static Optional<Truths> read(PartnershipFolder folder, String edition) {
        var file = file(folder, edition);

        if (!Files.exists(file)) {
            return Optional.empty();
        }

        try {
            var text = Files.readString(file);
            var end = text.lastIndexOf("{\"sha256\"");
            var truths = new Truths();

            if (end < 0 || !text.substring(end).equals(seal(text.substring(0, end)))) {
                throw damaged(file);
            }

            for (var line : text.substring(0, end).lines().toList()) {
                truths.add(line);
            }

            return Optional.of(truths);
        } catch (IOException e) {
            throw damaged(file);
        }
    }

    /** Writes the file whole, or not at all. */
    void write(PartnershipFolder folder, String edition) {
        var file = file(folder, edition);
        var temporary = file.resolveSibling("." + edition + ".jsonl");
        var text = truths.entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue()) + "\n")
                .collect(Collectors.joining());

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
        put(
                CellId.of(json.path("cell").asText()),
                new Truth(
                        json.path("people").asLong(),
                        json.path("population").asLong(),
                        json.path("numerator").asLong()));
    }

    private static String line(CellId id, Truth truth) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("cell", id.toString())
                .put("people", truth.people())
                .put("population", truth.population())
                .put("numerator", truth.numerator())
                .toString();
    }

    private static String seal(String text) {
        return JsonNodeFactory.instance.objectNode().put("sha256", Sha256.of(text)) + "\n";
    }

    private static Path file(PartnershipFolder folder, String edition) {
        return folder.zone("ledger").resolve(edition + ".jsonl");
    }

    private static WarehouseException damaged(Path file) {
        return new WarehouseException(
                file + ": is not as it was written, so nobody can say how many people a correction"
                        + " would be about. Nothing is released; put the file back from a backup.");
    }
}
