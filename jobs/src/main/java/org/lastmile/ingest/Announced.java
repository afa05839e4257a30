package org.lastmile.ingest;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lastmile.contract.Column;
import org.lastmile.contract.Contract;
import org.lastmile.contract.Reference;
import org.lastmile.contract.Table;
import org.lastmile.warehouse.DataFile;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;
import org.lastmile.warehouse.TableSnapshot;

/**
 * The keys that deliveries have announced, earlier ones and those of this call.
 *
 * @param staged Parquet files that this call has written, by source table
 */
record Announced(PartnershipFolder folder, Registry registry, Map<String, List<Path>> staged) {
    /** Keys that look like identifiers of people, of all columns to which tables of learners refer. */
    KnownKeys keys(Collection<Contract> contracts) throws SQLException {
        var references = contracts.stream()
                .flatMap(contract -> contract.tables().stream())
                .filter(Table::knowsLearners)
                .flatMap(table -> table.columns().stream())
                .map(Column::reference)
                .flatMap(reference -> Optional.ofNullable(reference).stream())
                .collect(Collectors.toSet());
        var announced = new java.util.HashMap<Reference, Set<String>>();

        try (var duck = Duck.open(1, "512MB");
                var statement = duck.createStatement()) {
            for (var reference : references) {
                var keys = new HashSet<String>();

                try (var rows = statement.executeQuery(relation(reference))) {
                    while (rows.next()) {
                        var key = rows.getString(1);

                        if (KnownKeys.looksLikeIdentifier(key)) {
                            keys.add(key);
                        }
                    }
                }

                announced.put(reference, keys);
            }
        }

        return new KnownKeys(announced);
    }

    /** Rows of a table that refer to a key nobody has announced yet, by column; columns without such rows are left out. */
    Map<String, Long> unknown(Table table, List<Path> rows) throws SQLException {
        var unknown = new TreeMap<String, Long>();

        try (var duck = Duck.open(1, "512MB");
                var statement = duck.createStatement()) {
            for (var column : table.stored()) {
                var reference = column.reference();

                if (reference != null && column.identifier() == null) {
                    try (var count = statement.executeQuery("select count(*) from (select "
                            + Duck.identifier(column.name()) + "::varchar as key from " + Duck.parquet(rows)
                            + " where " + Duck.identifier(column.name()) + " is not null) as referring anti join ("
                            + relation(reference) + ") as announced on announced.key = referring.key")) {
                        count.next();

                        if (count.getLong(1) > 0) {
                            unknown.put(column.name(), count.getLong(1));
                        }
                    }
                }
            }
        }

        return unknown;
    }

    private String relation(Reference reference) {
        var files = new ArrayList<>(staged.getOrDefault(reference.sourceTable(), List.of()));
        TableSnapshot.newest(folder.table("source", reference.sourceTable()))
                .ifPresent(snapshot -> registry.loaded(snapshot.files()).stream()
                        .map(DataFile::path)
                        .forEach(files::add));
        var column = Duck.identifier(reference.column());
        return files.isEmpty()
                ? "select null::varchar as key where false"
                : "select distinct " + column + "::varchar as key from " + Duck.parquet(files) + " where " + column
                        + " is not null";
    }
}
