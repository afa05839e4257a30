package org.lastmile.warehouse;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lastmile.contract.Column;
import org.lastmile.contract.Contract;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.DeletedRows;
import org.lastmile.contract.Shelf;
import org.lastmile.contract.Table;

/** Finds the rows by which sources delete earlier ones, and the core tables whose rows they close. */
public final class Deletions {
    private final PartnershipFolder folder;
    private final Registry registry;
    private final Shelf mappings;
    private final Contracts tables = Contracts.ofTables();

    private Deletions(PartnershipFolder folder, Registry registry) {
        this.folder = folder;
        this.registry = registry;
        this.mappings = Shelf.open("lastmile/mappings", ".sql", Optional.of(folder.overrides("mappings")));
    }

    /** All that deliveries which count have brought; core tables whose mapping reads the source table are meant. */
    public static List<Deletion> of(PartnershipFolder folder, Registry registry) {
        var deletions = new Deletions(folder, registry);
        var found = new ArrayList<Deletion>();

        try (var duck = Duck.open(1, "256MB");
                var statement = duck.createStatement()) {
            for (var contract : Contracts.ofSources(Optional.of(folder.overrides("contracts")))
                    .all()) {
                for (var table : contract.tables()) {
                    for (var rule : registry.isCollected(contract.id()) ? table.deleted() : List.<DeletedRows>of()) {
                        found.addAll(deletions.of(contract, table, rule, statement));
                    }
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }

        return found;
    }

    private List<Deletion> of(Contract contract, Table table, DeletedRows rule, Statement statement)
            throws SQLException {
        var files = files(contract.id() + "_" + table.name(), rule, statement);
        return files.isEmpty()
                ? List.of()
                : closed(contract, table, rule).stream()
                        .map(core -> new Deletion(
                                core, contract.id(), contract.id() + "_" + table.name(), rule, files, identity(rule)))
                        .toList();
    }

    private List<Path> identity(DeletedRows rule) {
        return rule.isOfLearner()
                ? TableSnapshot.newest(folder.table("core", "identity")).stream()
                        .flatMap(snapshot -> snapshot.files().stream())
                        .map(DataFile::path)
                        .toList()
                : List.of();
    }

    private List<String> closed(Contract contract, Table table, DeletedRows rule) {
        var closed = new ArrayList<String>();

        for (var mapping : mappings.names()) {
            if (mapping.startsWith(contract.id() + "/")
                    && new SourceView(contract, table).isReadIn(mappings.text(mapping))) {
                var core = mapping.substring(contract.id().length() + 1, mapping.length() - ".sql".length());

                if (holds(tables.contract("core." + core).tables().get(0), rule.closes())) {
                    closed.add(core);
                }
            }
        }

        return closed;
    }

    private static boolean holds(Table core, String column) {
        return core.columns().stream().map(Column::name).anyMatch(column::equals);
    }

    /** Files with such rows: most deliveries have none, and are not read again. */
    private List<Path> files(String sourceTable, DeletedRows rule, Statement statement) throws SQLException {
        var all = TableSnapshot.newest(folder.table("source", sourceTable)).stream()
                .flatMap(snapshot -> registry.loaded(snapshot.files()).stream())
                .map(DataFile::path)
                .toList();
        var found = new ArrayList<Path>();

        if (all.isEmpty() || !columns(all, statement).containsAll(List.of(rule.column(), rule.key()))) {
            return found;
        }

        var named = Duck.parquet(all).replaceFirst("\\)$", ", filename = true)");

        try (var rows = statement.executeQuery("select distinct filename from " + named + " where "
                + Deletion.condition(rule, Duck.identifier(rule.column())) + " order by 1")) {
            while (rows.next()) {
                found.add(Path.of(rows.getString(1)));
            }
        }

        return found;
    }

    /** Files that were loaded under an older contract may lack a column. */
    private static Set<String> columns(List<Path> files, Statement statement) throws SQLException {
        var columns = new HashSet<String>();

        try (var rows = statement.executeQuery("describe from " + Duck.parquet(files))) {
            while (rows.next()) {
                columns.add(rows.getString("column_name"));
            }
        }

        return columns;
    }
}
