package org.lastmile.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import org.lastmile.contract.Column;
import org.lastmile.contract.Table;
import org.lastmile.warehouse.Duck;

/** Sets rows aside that repeat a value of a column which the contract calls unique. */
record UniqueColumns(LoadTask task, Table table, LoadTally tally) {
    static final String RULE = "duplicate_value";

    /** @param duck holds the rows as {@code loaded}; the first row with a value stays */
    void setAside(Connection duck) throws SQLException {
        for (var column : table.stored()) {
            if (column.isUnique()) {
                setAside(duck, column);
            }
        }
    }

    private void setAside(Connection duck, Column column) throws SQLException {
        var name = Duck.identifier(column.storedName());
        Duck.execute(
                duck,
                "create or replace table repeated as select rowid as row_id, source_file, source_row, "
                        + PartnerCause.partnerOf(table) + " as partner from loaded where " + name
                        + " is not null qualify row_number() over (partition by " + name
                        + " order by rowid) > 1");

        try (var insert = duck.prepareStatement("insert into reason select ?, ?, ?, source_file, source_row, ?, ?,"
                + " 'the value of an earlier row' from repeated")) {
            insert.setString(1, task.deliveryId());
            insert.setString(2, task.contract().id());
            insert.setString(3, table.name());
            insert.setString(4, column.name());
            insert.setString(5, RULE);
            insert.executeUpdate();
        }

        tally.setAside(new Cause(column.name(), RULE), PartnerCause.count(duck, "repeated"));
        Duck.execute(duck, "delete from loaded where rowid in (select row_id from repeated)");
    }
}
