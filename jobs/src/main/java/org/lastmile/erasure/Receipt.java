package org.lastmile.erasure;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import org.lastmile.warehouse.PartnershipFolder;

/**
 * What an erasure has done. It says nothing of the learner.
 *
 * @param number         of the erasure, from 1
 * @param filesRewritten files of source and core tables that held the learner
 * @param versionsClosed versions of these tables that cannot be read any more
 * @param filesSearched  all files of the warehouse, log, checkpoints and leftovers included
 * @param filesDecoded   those of them that are Parquet, whose every value was looked at
 * @param filesFound     those that still held a token or a key of the learner: none
 */
public record Receipt(
        String number,
        LocalDate erasedOn,
        long filesRewritten,
        long versionsClosed,
        long filesSearched,
        long filesDecoded,
        long filesFound) {
    private static final JsonMapper JSON = new JsonMapper();

    /** Number of the next erasure. */
    static String next(PartnershipFolder folder) {
        var number = 1;

        while (Files.exists(file(folder, String.valueOf(number)))) {
            number++;
        }

        return String.valueOf(number);
    }

    void keep(PartnershipFolder folder) throws IOException {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("erasure", number)
                .put("erased_on", erasedOn.toString())
                .put("files_rewritten", filesRewritten)
                .put("versions_closed", versionsClosed)
                .put("files_searched", filesSearched)
                .put("files_decoded", filesDecoded)
                .put("files_found", filesFound);
        var temporary = folder.erasures().resolve(".receipt");
        Files.writeString(temporary, json.toPrettyString() + "\n");
        Files.move(temporary, file(folder, number), StandardCopyOption.ATOMIC_MOVE);
    }

    static Receipt read(PartnershipFolder folder, String number) throws IOException {
        var json = JSON.readTree(file(folder, number).toFile());
        return new Receipt(
                number,
                LocalDate.parse(json.path("erased_on").asText()),
                json.path("files_rewritten").asLong(),
                json.path("versions_closed").asLong(),
                json.path("files_searched").asLong(),
                json.path("files_decoded").asLong(),
                json.path("files_found").asLong());
    }

    private static Path file(PartnershipFolder folder, String number) {
        return folder.erasures().resolve(number + ".json");
    }
}
