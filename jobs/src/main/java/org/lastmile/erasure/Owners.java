package org.lastmile.erasure;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lastmile.contract.Table;
import org.lastmile.ingest.IdentityRecords;
import org.lastmile.warehouse.DataFile;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.TableSnapshot;

/** Whose each row of a source table is, by the same rules by which core tables got their learners. */
final class Owners {
    /** Column with the learner of a row, null where it is nobody's. */
    static final String OWNER = "row_owner";
    /** Column with the identifiers of a row as one text. */
    static final String SET = "row_set";

    private final PartnershipFolder folder;
    private final Connection duck;

    Owners(PartnershipFolder folder, Connection duck) throws SQLException {
        this.folder = folder;
        this.duck = duck;
        view("link", "learner_key, learner_id", "identity");
        view("exception", IdentifierSet.ofRecord() + " as identifiers, learner_id", "identity_record");
    }

    private void view(String name, String columns, String table) throws SQLException {
        var files = TableSnapshot.newest(folder.table("core", table)).stream()
                .flatMap(snapshot -> snapshot.files().stream())
                .map(DataFile::path)
                .toList();
        var from = files.isEmpty()
                ? "(select null::bigint as learner_key, null::bigint as learner_id, null::bigint as card,"
                        + " null::bigint as student_number, null::bigint as email, null::bigint as did,"
                        + " null::bigint as name_birth limit 0)"
                : Duck.parquet(files);
        Duck.execute(duck, "create or replace temp table " + name + " as select " + columns + " from " + from);
    }

    /** The learner to whom a key belongs; empty when it is nobody's for certain. */
    Optional<Long> learner(long key) throws SQLException {
        try (var statement = duck.createStatement();
                var rows = statement.executeQuery("select learner_id from link where learner_key = " + key)) {
            if (!rows.next()) {
                return Optional.of(key);
            }

            var learner = rows.getLong(1);
            return rows.wasNull() ? Optional.empty() : Optional.of(learner);
        }
    }

    /** Whether no other key belongs to the learner of a key. */
    boolean isAlone(long key) throws SQLException {
        return learner(key).equals(Optional.of(key)) && keys(key).size() == 1;
    }

    /** All keys of a learner, the id of the learner among them. */
    Set<Long> keys(long learner) throws SQLException {
        var keys = new TreeSet<>(Set.of(learner));

        try (var statement = duck.createStatement();
                var rows = statement.executeQuery("select learner_key from link where learner_id = " + learner)) {
            while (rows.next()) {
                keys.add(rows.getLong(1));
            }
        }

        return keys;
    }

    /** The rows of a table that knows learners, with the columns {@link #OWNER} and {@link #SET}. */
    static String rows(Table table, List<Path> files, List<String> columns) {
        var set = IdentityRecords.joins(table) ? IdentifierSet.of(table, columns) : "null::varchar";
        return "(select plain.*, case when exception.identifiers is not null then exception.learner_id"
                + " when link.learner_key is not null then link.learner_id else plain.learner_key end as " + OWNER
                + " from (select *, " + set + " as " + SET + " from " + Duck.parquet(files) + ") as plain"
                + " left join link on link.learner_key = plain.learner_key"
                + " left join exception on exception.identifiers = plain." + SET + ")";
    }
}
