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

    /** Writes down that the delivery goes, and why, unless a call that was cut off has done so. */
    void note(Registry registry, LocalDate today, String reason) throws SQLException, IOException {
        for (var entry : registry.entries()) {
            if (entry.deliveryId().equals(deliveryId) && !isNoted(entry, registry)) {
                note(entry, registry, today, reason);
            }
        }
    }

    /** A delivery that came again after it was taken back has a later number than the note. */
    private static boolean isNoted(Registry.Entry entry, Registry registry) {
        return registry.withdrawals().stream()
                .anyMatch(withdrawal ->
                        withdrawal.deliveryId().equals(entry.deliveryId()) && withdrawal.sequence() > entry.sequence());
    }

    private void note(Registry.Entry entry, Registry registry, LocalDate today, String reason)
            throws SQLException, IOException {
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

                if (known.isPresent()) {
                    forget(duck, table, known.get());
                }
            }
        }
    }

    private void forget(Connection duck, Path table, TableSnapshot snapshot) throws SQLException, IOException {
        var rows = Duck.parquet(paths(snapshot.files()));
        var mine = Duck.literal(deliveryId);

        // A call that is completed must not write the files anew of which the table is made.
        if (!snapshot.files().isEmpty() && holds(duck, rows + " where delivery_id = " + mine)) {
            var others = write(duck, table, "(from " + rows + " where delivery_id <> " + mine + ")");
            writer.replace(table, snapshot.schema(), false, List.of(others), Map.of());
        }
    }

    private static boolean holds(Connection duck, String rows) throws SQLException {
        try (var statement = duck.createStatement();
                var found = statement.executeQuery("select 1 from " + rows + " limit 1")) {
            return found.next();
        }
    }

    /** Takes the files of the delivery out of every source table, and deletes them. */
    void delete(Contracts contracts) throws IOException {
        var tables = new ArrayList<Path>();
        contracts.all().forEach(contract -> contract.tables()
                .forEach(table -> tables.add(Staging.sourceTable(folder, contract, table.name()))));
        tables.add(folder.table(SOURCE, "quarantine"));

        for (var table : tables) {
            var mine = table.resolve(Registry.folder(deliveryId));

            if (Files.isDirectory(mine)) {
                takeOut(table, mine);
                Folders.delete(mine);
            }
        }
    }

    /** The files of other deliveries stay in the table as they are. */
    private void takeOut(Path table, Path mine) {
        var files = TableSnapshot.newest(table).stream()
                .flatMap(snapshot -> snapshot.files().stream())
                .map(DataFile::path)
                .filter(path -> path.startsWith(mine))
                .toList();

        if (!files.isEmpty()) {
            writer.exchange(table, files, List.of());
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
