package org.lastmile.ingest;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.lastmile.contract.Column;
import org.lastmile.contract.IdentifierKind;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Quality;

/**
 * Learners who were erased and must not come back: of each identifier a keyed hash of its token, which is neither the
 * identifier nor the token.
 *
 * @param keyId    id of the key under which they stand; empty for the first one
 * @param erasures number of the erasure by hash
 */
public record Tombstones(String keyId, Map<String, String> erasures) implements Serializable {
    private static final String KEY = "key ";

    /** Rows of an erased learner are counted under this rule, and nothing else of them is kept. */
    static final String RULE = Quality.ERASED_LEARNER;

    public Tombstones {
        erasures = new TreeMap<>(erasures);
    }

    static Tombstones none() {
        return new Tombstones("", Map.of());
    }

    /** Those of a warehouse; none when nobody was ever erased. */
    public static Tombstones read(PartnershipFolder folder) throws IOException {
        var file = file(folder);

        if (!Files.exists(file)) {
            return none();
        }

        var lines = Files.readAllLines(file);
        var isRotated = !lines.isEmpty() && lines.get(0).startsWith(KEY);
        return new Tombstones(
                isRotated ? lines.get(0).substring(KEY.length()) : "",
                lines.subList(isRotated ? 1 : 0, lines.size()).stream()
                        .map(line -> line.split(" "))
                        .collect(Collectors.toMap(line -> line[0], line -> line[1])));
    }

    /** Puts what stands for all of them under a new key in their place, once. */
    static void rotate(PartnershipFolder folder, TokenKey key) throws IOException {
        var old = read(folder);

        if (old.erasures().isEmpty() || old.keyId().equals(key.id())) {
            return;
        }

        var tokens = new Tokens(key);
        var all = new TreeMap<String, String>();
        old.erasures().forEach((hash, number) -> all.put(tokens.tombstone(hash), number));
        new Tombstones(key.id(), all).write(folder);
    }

    /** Writes these beside those that are there, all or none. */
    public void add(PartnershipFolder folder) throws IOException {
        var known = read(folder);
        var all = new TreeMap<>(erasures);
        all.putAll(known.erasures());
        new Tombstones(known.erasures().isEmpty() ? keyId : known.keyId(), all).write(folder);
    }

    private void write(PartnershipFolder folder) throws IOException {
        var file = file(folder);
        var temporary = folder.erasures().resolve(".tombstones");
        Files.createDirectories(folder.erasures());
        Files.writeString(
                temporary,
                erasures.entrySet().stream()
                        .map(one -> one.getKey() + " " + one.getValue() + "\n")
                        .collect(Collectors.joining("", keyId.isEmpty() ? "" : KEY + keyId + "\n", "")));
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Number of the erasure of who has one of these hashes. */
    public Optional<String> erasure(List<String> hashes) {
        return hashes.stream()
                .flatMap(hash -> Optional.ofNullable(erasures.get(hash)).stream())
                .findFirst();
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
                && isAny(hashes(column.identifier(), value, tokens, UnaryOperator.identity()));
    }

    private boolean isShared(IdentifierKind kind, String value, Tokens tokens) {
        return isAny(hashes(kind, value, tokens, Tombstones::shared));
    }

    /** Of what a partner has made a token of, only what stands for it under the newest key. */
    private static List<String> hashes(IdentifierKind kind, String value, Tokens tokens, UnaryOperator<String> words) {
        return Tokens.isToken(value)
                ? List.of(tokens.tombstone(words.apply(value)))
                : tokens.tombstones(kind, value, words);
    }

    private boolean refers(LoadTask task, Column column, String value, Tokens tokens) {
        return column.reference() != null
                && isAny(tokens.tombstones(key(task.sourceTable(), column.storedName(), value)));
    }

    private boolean isAny(List<String> hashes) {
        return erasure(hashes).isPresent();
    }

    private static Path file(PartnershipFolder folder) {
        return folder.erasures().resolve("tombstones");
    }
}
