package org.lastmile.measure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lastmile.contract.Column;
import org.lastmile.contract.Table;
import org.lastmile.warehouse.DataFile;
import org.lastmile.warehouse.Duck;

/**
 * Finds of the rows that have vanished from tables without learners those to which others still refer.
 *
 * @param files of each core table
 */
record ReferredKeys(List<Table> tables, Map<String, List<DataFile>> files) {
    /** Keeps them open. Keeping one may keep others, such as the offering of a session. */
    void keep(Map<String, ClosedRows> closed) throws SQLException {
        if (closed.values().stream().noneMatch(ClosedRows::mayBeReferredTo)) {
            return;
        }

        try (var duck = Duck.open(2, "512MB")) {
            var isChanged = true;

            while (isChanged) {
                isChanged = false;

                for (var table : tables) {
                    var rows = closed.get(table.name());

                    if (rows != null && rows.mayBeReferredTo()) {
                        var kept = new TreeSet<>(rows.kept());
                        kept.addAll(referred(duck, rows, closed));
                        isChanged |= kept.size() > rows.kept().size();
                        closed.put(table.name(), rows.keeping(kept));
                    }
                }
            }
        }
    }

    private Set<String> referred(Connection duck, ClosedRows rows, Map<String, ClosedRows> closed) throws SQLException {
        var newest = "select * from " + open(rows.table(), closed);
        var vanished = texts(
                duck,
                "select distinct " + rows.key() + " from ("
                        + rows.vanished(files(rows.table()), ReferredKeys::all, newest) + ")");
        var referred = new TreeSet<String>();

        if (vanished.isEmpty()) {
            return referred;
        }

        var wanted = vanished.stream().map(Duck::literal).collect(Collectors.joining(", "));

        for (var table : tables) {
            if (!table.name().equals(rows.table().name())
                    && refers(table, rows)
                    && !files(table).isEmpty()) {
                referred.addAll(texts(
                        duck,
                        "select distinct " + rows.key() + " from " + open(table, closed) + " where " + rows.key()
                                + " in (" + wanted + ")"));
            }
        }

        return referred;
    }

    private static boolean refers(Table table, ClosedRows rows) {
        var key = rows.table().key().get(0).name();
        return table.columns().stream().map(Column::name).anyMatch(key::equals);
    }

    private List<DataFile> files(Table table) {
        return files.getOrDefault(table.name(), List.of());
    }

    /** Rows that are not closed, more than one of a key. */
    private String open(Table table, Map<String, ClosedRows> closed) {
        var rows = closed.get(table.name());
        return rows == null ? all(files(table)) : rows.open(files(table), ReferredKeys::all);
    }

    private static String all(List<DataFile> files) {
        return Duck.parquet(files.stream().map(DataFile::path).toList());
    }

    private static List<String> texts(Connection duck, String sql) throws SQLException {
        var texts = new ArrayList<String>();

        try (var statement = duck.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                var text = rows.getString(1);

                if (text != null) {
                    texts.add(text);
                }
            }
        }

        return texts;
    }
}
