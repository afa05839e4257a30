package org.lastmile.ingest;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lastmile.contract.Column;
import org.lastmile.contract.IdentifierKind;
import org.lastmile.warehouse.PartnershipFolder;

/**
 * Learners who were erased and must not come back: of each identifier a keyed hash of its token, which is neither the
 * identifier nor the token.
 *
 * @param erasures number of the erasure by hash
 */
public record Tombstones(Map<String, String> erasures) implements Serializable {
    /** Rows of an erased learner are counted under this rule, and nothing else of them is kept. */
    static final String RULE = "erased_learner";

    public Tombstones {
        erasures = new TreeMap<>(erasures);
    }

    /** Those of a warehouse; none when nobody was ever erased. */
    public static Tombstones read(PartnershipFolder folder) throws IOException {
        var file = file(folder);

        if (!Files.exists(file)) {
            return new Tombstones(Map.of());
        }

        return new Tombstones(Files.readAllLines(file).stream()
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(line -> line[0], line -> line[1])));
    }

    /** Writes these beside those that are there, all or none. */
    public void add(PartnershipFolder folder) throws IOException {
        var all = new TreeMap<>(erasures);
        all.putAll(read(folder).erasures());
        var file = file(folder);
        var temporary = folder.erasures().resolve(".tombstones");
        Files.createDirectories(folder.erasures());
        Files.writeString(
                temporary,
                all.entrySet().stream()
                        .map(one -> one.getKey() + " " + one.getValue() + "\n")
                        .collect(Collectors.joining()));
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Number of the erasure of who has this hash. */
    public Optional<String> erasure(String hash) {
        return Optional.ofNullable(erasures.get(hash));
    }

    /** What stands for a key of a table without learners that belonged to an erased learner. */
    public static String key(String sourceTable, String column, String value) {
        return sourceTable + "." + column + "=" + value;
    }

    /** What stands for an identifier that was nobody's: rows that name no other may be those of an erased learner. */
    public static String shared(String token) {
        return "shared " + token;
    }

    /**
     * Whether a row names somebody who was erased, or may, or refers to what was theirs; costs nothing before the first
     * erasure.
     */
    boolean names(LoadTask task, RowTexts row, Tokens tokens) {
        if (erasures.isEmpty()) {
            return false;
        }

        var named = 0;
        var shared = 0;

        for (var i = 0; i < row.size(); i++) {
            var column = row.column(i);
            var value = row.text(i);

            if (value == null) {
                continue;
            }

            if (isErased(column, value, tokens) || refers(task, column, value, tokens)) {
                return true;
            }

            if (column.identifier() != null && column.identifier().namesLearner()) {
                named++;
                shared += isShared(column.identifier(), value, tokens) ? 1 : 0;
            }
        }

        return named > 0 && named == shared;
    }

    private boolean isErased(Column column, String value, Tokens tokens) {
        return column.identifier() != null
                && erasures.containsKey(tokens.tombstone(tokens.token(tokens.digestOf(column.identifier(), value))));
    }

    private boolean isShared(IdentifierKind kind, String value, Tokens tokens) {
        return erasures.containsKey(tokens.tombstone(shared(tokens.token(tokens.digestOf(kind, value)))));
    }

    private boolean refers(LoadTask task, Column column, String value, Tokens tokens) {
        return column.reference() != null
                && erasures.containsKey(tokens.tombstone(key(task.sourceTable(), column.storedName(), value)));
    }

    private static Path file(PartnershipFolder folder) {
        return folder.erasures().resolve("tombstones");
    }
}
