package org.lastmile.ingest;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lastmile.bucket.ParquetFiles;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.IdentifierKind;
import org.lastmile.contract.Table;
import org.lastmile.warehouse.DataFile;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;
import org.lastmile.warehouse.TableSnapshot;

/** Which rows of which deliveries say that two identifiers are one person's. */
record LinkEvidence(PartnershipFolder folder, Connection duck) {
    /** An identifier, by its kind as identity calls it. */
    record Member(String kind, long key) {
        IdentifierKind identifier() {
            return IdentifierKind.valueOf(kind.toUpperCase(Locale.ROOT));
        }
    }

    /** Rows in which both stand; when they never do, rows of either with an address and a name; by delivery and source. */
    Map<String, Long> rows(Member one, Member other) throws SQLException {
        var both = count(columns -> columns.of(one) + " and " + columns.of(other));
        return both.isEmpty()
                ? count(columns -> "(" + columns.of(one) + " or " + columns.of(other) + ") and "
                        + columns.isThere(IdentifierKind.EMAIL) + " and " + columns.isThere(IdentifierKind.NAME_BIRTH))
                : both;
    }

    /** Conditions over the columns of one table. */
    private record Columns(Table table, List<String> names) {
        String of(Member member) {
            return IdentityRecords.column(table, member.identifier(), names)
                    .map(column -> "coalesce(" + IdentityRecords.key(Duck.identifier(column)) + " = " + member.key()
                            + ", false)")
                    .orElse("false");
        }

        String isThere(IdentifierKind kind) {
            return IdentityRecords.column(table, kind, names)
                    .map(column -> Duck.identifier(column) + " is not null")
                    .orElse("false");
        }
    }

    /** A condition for each table. */
    private interface Condition {
        String of(Columns columns);
    }

    private Map<String, Long> count(Condition condition) throws SQLException {
        var counts = new TreeMap<String, Long>();
        var registry = Registry.read(folder);

        for (var contract :
                Contracts.ofSources(Optional.of(folder.overrides("contracts"))).all()) {
            for (var table : contract.tables()) {
                if (IdentityRecords.joins(table)) {
                    count(contract.id(), files(registry, contract.id() + "_" + table.name()), table, condition)
                            .forEach((delivery, rows) -> counts.merge(delivery, rows, Long::sum));
                }
            }
        }

        return counts;
    }

    private List<Path> files(Registry registry, String table) {
        return TableSnapshot.newest(folder.table("source", table)).stream()
                .flatMap(snapshot -> registry.loaded(snapshot.files()).stream())
                .map(DataFile::path)
                .toList();
    }

    private Map<String, Long> count(String source, List<Path> files, Table table, Condition condition)
            throws SQLException {
        var counts = new TreeMap<String, Long>();

        if (files.isEmpty()) {
            return counts;
        }

        var columns = new Columns(table, new ArrayList<>(ParquetFiles.columns(duck, Duck.parquet(files))));

        try (var statement = duck.createStatement();
                var rows = statement.executeQuery("select delivery_id, count(*) from " + Duck.parquet(files) + " where "
                        + condition.of(columns) + " group by delivery_id")) {
            while (rows.next()) {
                counts.put(rows.getString(1) + " (" + source + ")", rows.getLong(2));
            }
        }

        return counts;
    }
}
