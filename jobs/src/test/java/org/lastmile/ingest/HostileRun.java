package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lastmile.cli.Canaries;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.WarehouseException;
import org.lastmile.warehouse.Duck;

/**
 * Loads one file as {@code ingest} would, up to the Parquet files, and tells in one line what became of it. Whatever it
 * is: nothing may fail in words of ours that are not ours, lose a row, write a plain identifier, or leave something
 * behind when the file is refused.
 */
record HostileRun(Path folder) {
    private static final TokenKey KEY = new TokenKey("4884fdaa", "0123456789abcdef".repeat(4));
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 30);
    private static final Contracts CONTRACTS = Contracts.ofSources(
            Optional.of(Path.of(System.getProperty("lastmile.home"), "jobs/src/test/resources/hostile")));
    private static final Canaries CANARIES =
            new Canaries(List.of(HostileCase.CARD, HostileCase.MAIL, HostileCase.LAST_NAME));
    private static final List<String> SHOWN =
            List.of("seen_on", "seen_at", "places", "hours", "amount", "is_present", "status", "note");
    private static final int LONGEST_MESSAGE = 1000;

    static void check(Path folder, HostileCase hostile) throws IOException, SQLException {
        assertThat(new HostileRun(folder).outcome(hostile)).as(hostile.name()).isEqualTo(hostile.expected());
    }

    /** Files of credentials lie beside a good one, so that one bad document is a row set aside and no refusal. */
    String outcome(HostileCase hostile) throws IOException, SQLException {
        var delivery = Files.createDirectories(folder.resolve("in"));
        var paths = new ArrayList<Path>(List.of(Files.write(delivery.resolve(hostile.file()), hostile.bytes())));

        if (hostile.file().matches(".+\\.(json|jsonld|jwt|jws|png|svg)")) {
            paths.add(Files.writeString(delivery.resolve("good.json"), HostileDocument.badge()));
        }

        try {
            return loaded(paths);
        } catch (WarehouseException refused) {
            assertThat(out()).as("left behind").doesNotExist();
            return "refused: " + clear(String.valueOf(refused.getMessage()));
        }
    }

    private Path out() {
        return folder.resolve("out");
    }

    private String loaded(List<Path> paths) throws IOException, SQLException {
        var deliveries = Recognition.find(paths, CONTRACTS).deliveries();
        assertThat(deliveries).hasSize(1);
        var delivery = deliveries.get(0);
        var tables = new ArrayList<LoadedTable>();

        for (var table : delivery.files().entrySet()) {
            // A document is read for each table of its contract; most have nothing of it.
            if (isEmpty(delivery, table.getKey(), table.getValue())) {
                continue;
            }

            tables.add(
                    TableLoader.load(task(delivery, table.getKey(), table.getValue()), KEY, new KnownKeys(Map.of())));
        }

        try {
            new LoadedTables(Map.of(delivery.id(), tables), Map.of()).refuseBad(List.of(delivery));
        } catch (WarehouseException refused) {
            // What a table without a good row has written is cleared by the call, which has the same end as a failure.
            Folders.delete(out());
            throw refused;
        }

        assertThat(CANARIES.in(tables.toString().getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(CANARIES.below(out())).isEmpty();
        return tables.stream().map(this::told).collect(Collectors.joining(" & "));
    }

    private static boolean isEmpty(Delivery delivery, String table, List<SourceFile> files) throws IOException {
        if (delivery.contract().tables().indexOf(delivery.contract().table(table)) == 0) {
            return false;
        }

        var rows = new RowCount();
        var source = new CredentialRows(delivery.contract().table(table), TODAY, files);

        for (var file : files) {
            source.read(file, rows);
        }

        return rows.count() == 0;
    }

    private LoadTask task(Delivery delivery, String table, List<SourceFile> files) throws IOException {
        var target = out().resolve(table);
        return new LoadTask(
                delivery.id(),
                delivery.contract(),
                table,
                files,
                target.resolve(table + ".parquet").toString(),
                target.resolve("reasons.parquet").toString(),
                folder.resolve("scratch").toString(),
                "",
                TODAY,
                Tombstones.none());
    }

    private String told(LoadedTable table) {
        try (var duck = Duck.open(1, "256MB")) {
            var accepted = Duck.parquet(List.of(Path.of(table.accepted().get(0).path())));
            var reasons = Duck.parquet(List.of(Path.of(table.reasons().get(0).path())));
            var rows = table.accepted().get(0).rows();
            assertThat(rows + table.quarantined()).as("rows").isEqualTo(table.rowsIn());
            return rows
                    + (table.table().equals("event") ? values(duck, accepted) : "")
                    + texts(
                            duck,
                            "select '; ' || column_name || ' ' || rule from " + reasons
                                    + " order by source_row, column_name, rule");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** What the rows behind the first hold. */
    private static String values(Connection duck, String accepted) throws SQLException {
        var shown = SHOWN.stream()
                .map(column -> "case when " + column + " is not null then ' " + column + "=' || " + column + " end")
                .collect(Collectors.joining(", "));
        return texts(
                duck, "select concat(" + shown + ") from " + accepted + " where source_row > 2 order by source_row");
    }

    private static String texts(Connection duck, String sql) throws SQLException {
        var texts = new StringBuilder();

        try (var statement = duck.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.append(rows.getString(1));
            }
        }

        return texts.toString();
    }

    /** One message in our words: one line, besides the sentence that ends all of them. */
    private String clear(String message) {
        var first = message.replace("\nNothing was loaded.", "")
                .replace(folder.resolve("in") + "/", "")
                .replaceFirst("(?<=the contracts are )[a-z_, ]+", "... ");
        assertThat(CANARIES.in(message.getBytes(StandardCharsets.UTF_8)))
                .as(message)
                .isEmpty();
        assertThat(first)
                .doesNotContain("Exception", "\tat ", "org.lastmile", "java.", "fastcsv", "jackson", "/tmp")
                .doesNotContainPattern("\\p{Cntrl}")
                .endsWith(".")
                .hasSizeLessThan(LONGEST_MESSAGE);
        return first;
    }
}
