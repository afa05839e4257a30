package org.lastmile.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lastmile.contract.Contract;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.Table;

/**
 * Rows of deliveries as source tables hold them: recognised, judged and tokenised by what {@code ingest} uses, without
 * Spark and without a commit.
 *
 * @param files Parquet files by table
 */
record TownRows(Map<Table, List<Path>> files) {
    static TownRows load(Path deliveries, Path target, TokenKey key) throws IOException, SQLException {
        var files = new java.util.LinkedHashMap<Table, List<Path>>();

        for (var delivery : Recognition.find(List.of(deliveries), Contracts.ofSources(Optional.empty()))
                .deliveries()) {
            for (var table : delivery.files().entrySet()) {
                var task = task(delivery.contract(), table.getKey(), table.getValue(), target);
                var loaded = TableLoader.load(task, key, new KnownKeys(Map.of()));

                if (!loaded.failure().isEmpty()) {
                    throw new IllegalStateException(loaded.failure());
                }

                files.put(delivery.contract().table(table.getKey()), loaded.files());
            }
        }

        return new TownRows(files);
    }

    private static LoadTask task(Contract contract, String table, List<SourceFile> files, Path target) {
        var name = contract.id() + "_" + table;
        return new LoadTask(
                "town",
                contract,
                table,
                files,
                target.resolve(name).toString(),
                target.resolve(name + "_reasons.parquet").toString(),
                target.resolve("scratch").toString(),
                "",
                LocalDate.of(2026, 9, 30),
                Tombstones.none());
    }
}
