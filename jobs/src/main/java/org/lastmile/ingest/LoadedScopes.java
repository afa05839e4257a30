package org.lastmile.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.lastmile.contract.Table;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.Scope;

/** Counts the accepted rows of a table by part of the source, with their days. */
final class LoadedScopes {
    private LoadedScopes() {}

    /** @param relation holds the rows */
    static List<Scope> of(Connection duck, String relation, String deliveryId, Table table) throws SQLException {
        var day = table.snapshotDay() == null ? "null::date" : Duck.identifier(table.snapshotDay()) + "::date";
        var scopes = new ArrayList<Scope>();

        try (var statement = duck.createStatement();
                var rows = statement.executeQuery("select " + Scope.part(table) + " as part, count(*) as rows, min("
                        + day + ") as oldest_on, max(" + day
                        + ") as newest_on from " + relation + " as held group by part order by part")) {
            while (rows.next()) {
                scopes.add(new Scope(
                        deliveryId,
                        table.name(),
                        rows.getString("part"),
                        rows.getLong("rows"),
                        rows.getObject("oldest_on", LocalDate.class),
                        rows.getObject("newest_on", LocalDate.class)));
            }
        }

        return scopes;
    }
}
