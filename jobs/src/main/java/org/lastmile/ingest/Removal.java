package org.lastmile.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lastmile.bucket.NewFile;
import org.lastmile.bucket.ParquetFiles;
import org.lastmile.bucket.TableWriter;
import org.lastmile.contract.Contracts;
import org.lastmile.warehouse.DataFile;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.PartnerQuality;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Quality;
import org.lastmile.warehouse.Registry;
import org.lastmile.warehouse.Scope;
import org.lastmile.warehouse.TableSnapshot;

/** Takes one delivery out of the register and out of the source tables; done twice, it changes nothing. */
final class Removal {
    private static final String SOURCE = "source";

    private final PartnershipFolder folder;
    private final String deliveryId;
    private final String call;
    private final TableWriter writer = new TableWriter();

    /** @param call names the files that are written */
    Removal(PartnershipFolder folder, String deliveryId, String call) {
        this.folder = folder;
        this.deliveryId = deliveryId;
        this.call = call;
    }

    /** Writes down that the delivery goes, and why. */
    void note(Registry registry, LocalDate today, String reason) throws SQLException, IOException {
        var entry = registry.entries().stream()
                .filter(any -> any.deliveryId().equals(deliveryId))
                .findFirst()
                .orElseThrow();

        try (var duck = Duck.open(1, "256MB")) {
            Duck.execute(
                    duck,
                    "create table withdrawal as select " + Duck.literal(deliveryId) + " as delivery_id, "
                            + registry.nextSequence() + "::bigint as sequence, " + Duck.literal(entry.source())
                            + " as source, " + Duck.literal(entry.files()) + " as files, date '" + today
                            + "' as withdrawn_on, " + Duck.literal(reason) + " as reason");
            var table = folder.table(SOURCE, "withdrawal");
            var file = write(duck, table, "withdrawal");
            writer.append(table, ParquetFiles.schema(duck, "withdrawal"), List.of(file), call);
        }
    }

    /** From the first of these commits on the delivery does not count. */
    void forget() throws SQLException, IOException {
        try (var duck = Duck.open(1, "256MB")) {
            for (var name : List.of("delivery", "coverage", Quality.TABLE, PartnerQuality.TABLE, Scope.TABLE)) {
                var table = folder.table(SOURCE, name);
                var known = TableSnapshot.newest(table);

                if (known.isEmpty()) {
                    continue;
                }

                var snapshot = known.get();
                var rows = "(from " + Duck.parquet(paths(snapshot.files())) + " where delivery_id <> "
                        + Duck.literal(deliveryId) + ")";
                writer.replace(table, snapshot.schema(), false, List.of(write(duck, table, rows)), Map.of());
            }
        }
    }

    /** Takes the files of the delivery out of every source table, and deletes them. */
    void delete(Contracts contracts) throws SQLException, IOException {
        var tables = new ArrayList<Path>();
        contracts.all().forEach(contract -> contract.tables()
                .forEach(table -> tables.add(Staging.sourceTable(folder, contract, table.name()))));
        tables.add(folder.table(SOURCE, "quarantine"));

        try (var duck = Duck.open(1, "256MB")) {
            for (var table : tables) {
                var mine = table.resolve(Registry.folder(deliveryId));

                if (Files.isDirectory(mine)) {
                    takeOut(duck, table, mine);
                    Folders.delete(mine);
                }
            }
        }
    }

    private void takeOut(Connection duck, Path table, Path mine) throws SQLException {
        var snapshot = TableSnapshot.newest(table);

        if (snapshot.isEmpty()) {
            return;
        }

        var others = snapshot.get().files().stream()
                .filter(file -> !file.path().startsWith(mine))
                .toList();

        if (others.size() < snapshot.get().files().size()) {
            var files = new ArrayList<NewFile>();

            for (var file : others) {
                files.add(new NewFile(file.path().toString(), file.bucket(), ParquetFiles.rows(duck, file.path())));
            }

            writer.replace(table, snapshot.get().schema(), false, files, Map.of());
        }
    }

    private NewFile write(Connection duck, Path table, String relation) throws SQLException, IOException {
        var file = table.resolve("w-" + call).resolve(table.getFileName() + ".parquet");
        Files.createDirectories(file.getParent());
        return ParquetFiles.write(duck, relation, file, -1);
    }

    private static List<Path> paths(List<DataFile> files) {
        return files.stream().map(DataFile::path).toList();
    }
}
