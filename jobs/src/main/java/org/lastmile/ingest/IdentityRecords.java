package org.lastmile.ingest;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lastmile.bucket.ParquetFiles;
import org.lastmile.contract.Column;
import org.lastmile.contract.IdentifierKind;
import org.lastmile.contract.Table;
import org.lastmile.contract.WarehouseException;
import org.lastmile.warehouse.Duck;

/**
 * The identifiers that stand together in rows of source tables, as 64-bit keys: the first 8 bytes of the digest of each
 * token. Of a row that has two of a kind the first column counts.
 */
public final class IdentityRecords {
    /** Kinds of identifiers that identity looks at, in the order of {@code core.identity_record}. */
    public static final List<IdentifierKind> KINDS = List.of(
            IdentifierKind.CARD,
            IdentifierKind.STUDENT_NUMBER,
            IdentifierKind.EMAIL,
            IdentifierKind.DID,
            IdentifierKind.NAME_BIRTH);

    /** A digest of 32 bytes and two parts of 12. */
    private static final int NAME_BYTES = 56;

    private final Connection duck;

    private IdentityRecords(Connection duck) {
        this.duck = duck;
    }

    /** Makes the tables that identity reads, without rows. */
    static IdentityRecords open(Connection duck) throws SQLException {
        Duck.execute(
                duck,
                "create table record (card bigint, student_number bigint, email bigint, did bigint, name_birth bigint,"
                        + " row_count bigint)");
        Duck.execute(duck, "create table alone (key bigint)");
        Duck.execute(
                duck, "create table name_part (name_birth bigint, first_birth bigint," + " initial_last_birth bigint)");
        Duck.execute(duck, "create table apart (one bigint, other bigint)");
        Duck.execute(duck, "create table confirmed (one bigint, other bigint)");
        Duck.execute(duck, "create table spelled (key bigint, kind varchar, rest bigint)");
        Duck.execute(
                duck,
                "create macro digest(token) as from_base64(replace(replace("
                        + "substr(token, instr(token, '.') + 1), '-', '+'), '_', '/') || '=')");
        return new IdentityRecords(duck);
    }

    /** Whether rows of a table can tell that two identifiers are one learner's. */
    public static boolean joins(Table table) {
        return table.knowsLearners()
                && KINDS.stream().filter(kind -> has(table, kind)).count() > 1;
    }

    private static boolean has(Table table, IdentifierKind kind) {
        return table.columns().stream().anyMatch(column -> column.identifier() == kind);
    }

    /** Stored column of a kind of identifier, of those that are there; empty when the table has none. */
    public static Optional<String> column(Table table, IdentifierKind kind, List<String> present) {
        return table.columns().stream()
                .filter(column -> column.identifier() == kind)
                .map(Column::storedName)
                .filter(present::contains)
                .findFirst();
    }

    /** Name of the column of a kind in tables of keys. */
    public static String name(IdentifierKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** The 64-bit key of a token, in the SQL of DuckDB. */
    public static String key(String token) {
        return "(from_base64(replace(replace(substr(" + token + ", instr(" + token
                + ", '.') + 1), '-', '+'), '_', '/') || '=')[1:8]::bit::bigint)";
    }

    /**
     * Adds identifiers that stand alone in rows of a table, and in some record as well: nobody asks for the others, who are
     * most where many come with a card and nothing else. To be called when all records are there.
     */
    void addAlone(List<Path> files) throws SQLException {
        if (!files.isEmpty()) {
            Duck.execute(
                    duck,
                    "insert into alone select distinct learner_key from " + Duck.parquet(files)
                            + " semi join (select unnest([card, student_number, email, did, name_birth]) as key"
                            + " from record) as known on known.key = learner_key");
        }
    }

    /** Adds the rows of some Parquet files of a table. */
    void add(Table table, List<Path> files) throws SQLException {
        if (files.isEmpty()) {
            return;
        }

        var names = ParquetFiles.schema(duck, Duck.parquet(files)).fieldNames();
        var keys = new ArrayList<String>();

        for (var kind : KINDS) {
            var stored = column(table, kind, names);
            keys.add(stored.map(column -> "digest(" + Duck.identifier(column) + ")[1:8]::bit::bigint")
                            .orElse("null::bigint")
                    + " as " + name(kind));

            if (stored.isPresent() && kind.namesLearner()) {
                spell(files, stored.get(), kind);
            } else if (stored.isPresent()) {
                takeApart(files, stored.get());
            }
        }

        Duck.execute(
                duck,
                "insert into record select " + String.join(", ", keys) + ", count(*) from " + Duck.parquet(files)
                        + " where " + String.join(" + ", present(table, names)) + " > 1 group by all");
    }

    /** Parts of names, as {@link Tokens} wrote them behind the digest. */
    private void takeApart(List<Path> files, String column) throws SQLException {
        Duck.execute(
                duck,
                "insert into name_part select distinct digest[1:8]::bit::bigint, digest[33:40]::bit::bigint,"
                        + " digest[45:52]::bit::bigint from (select distinct digest("
                        + Duck.identifier(column) + ") as digest from " + Duck.parquet(files) + " where "
                        + Duck.identifier(column) + " is not null) where octet_length(digest) = " + NAME_BYTES
                        + " except from name_part");
    }

    private static List<String> present(Table table, List<String> names) {
        return table.columns().stream()
                .filter(column -> column.identifier() != null && KINDS.contains(column.identifier()))
                .map(Column::storedName)
                .filter(names::contains)
                .map(column -> "(" + Duck.identifier(column) + " is not null)::integer")
                .toList();
    }

    private void spell(List<Path> files, String column, IdentifierKind kind) throws SQLException {
        Duck.execute(
                duck,
                "insert into spelled select distinct digest(token)[1:8]::bit::bigint, " + Duck.literal(name(kind))
                        + ", digest(token)[9:16]::bit::bigint from (select distinct " + Duck.identifier(column)
                        + " as token from " + Duck.parquet(files) + " where " + Duck.identifier(column)
                        + " is not null)");
    }

    /** @throws WarehouseException if two identifiers share their first 8 bytes */
    void refuseCollisions() throws SQLException {
        try (var statement = duck.createStatement();
                var rows = statement.executeQuery("select 1 from spelled group by key"
                        + " having min(rest) <> max(rest) or min(kind) <> max(kind) limit 1")) {
            if (rows.next()) {
                throw new WarehouseException("identity: two different identifiers share the 64-bit key of a learner;"
                        + " their facts would be mixed. Nothing was loaded; rotate the token key before you load"
                        + " again.");
            }
        }

        Duck.execute(duck, "drop table spelled");
    }
}
