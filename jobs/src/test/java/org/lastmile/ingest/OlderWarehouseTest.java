package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.delta.kernel.types.StructType;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.bucket.NewFile;
import org.lastmile.bucket.ParquetFiles;
import org.lastmile.bucket.TableWriter;
import org.lastmile.contract.WarehouseException;
import org.lastmile.warehouse.DataFile;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.TableSnapshot;

/** Core tables that were written before their contract had a column are made anew, so that it means what it says. */
class OlderWarehouseTest {
    @TempDir
    private Path place;

    private CountyFiles files;
    private County older;
    private County newer;

    @BeforeEach
    void write_a_warehouse_twice() throws IOException, SQLException {
        files = CountyFiles.write(place);
        older = County.in(place.resolve("older"));
        newer = County.in(place.resolve("newer"));

        for (var county : new County[] {older, newer}) {
            county.ingest(files.frame(), files.attendance(), files.badges());
        }

        takeColumnAway(older.folder().table("core", "award_event"), "platform");
        assertThat(older.core()).isNotEqualTo(newer.core());
    }

    /** What a program has written that did not know the column. */
    private static void takeColumnAway(Path table, String column) throws IOException, SQLException {
        var snapshot = TableSnapshot.newest(table).orElseThrow();
        var written = new ArrayList<NewFile>();
        var schema = new StructType();

        for (var field : snapshot.schema().fields()) {
            schema = field.getName().equals(column) ? schema : schema.add(field);
        }

        try (var duck = Duck.open(1, "256MB")) {
            for (var file : snapshot.files()) {
                written.add(without(duck, file, column));
            }
        }

        new TableWriter().replace(table, schema, true, written, Map.of());
    }

    private static NewFile without(java.sql.Connection duck, DataFile file, String column)
            throws IOException, SQLException {
        var rows = "(select * exclude (" + column + ") from " + Duck.parquet(java.util.List.of(file.path())) + ")";
        return ParquetFiles.write(duck, rows, file.path().resolveSibling("older.parquet"), file.bucket());
    }

    private void renew(County county) throws IOException, SQLException {
        try (var lock = WarehouseLock.take(county.folder(), new Silence())) {
            new CoreRenewal(county.folder(), 3, new Silence()).run(lock);
        }
    }

    private void assertSame() throws IOException, SQLException {
        assertThat(older.core()).isEqualTo(newer.core());
        older.build();
        newer.build();
        assertThat(older.zone("mart")).isEqualTo(newer.zone("mart"));
        assertThat(older.zone("measure")).isEqualTo(newer.zone("measure"));
    }

    @Test
    void a_build_makes_core_tables_anew_and_once() throws IOException, SQLException {
        renew(older);
        var versions = older.versions();
        renew(older);

        assertThat(older.versions()).isEqualTo(versions);
        assertSame();
    }

    @Test
    void a_delivery_that_comes_makes_them_anew_too() throws IOException, SQLException {
        older.ingest(files.steps());
        newer.ingest(files.steps());

        assertSame();
    }

    @Test
    void one_that_was_cut_off_is_completed_by_the_next_build_and_nothing_else_goes_on_before()
            throws IOException, SQLException {
        try (var lock = WarehouseLock.take(older.folder(), new Silence())) {
            lock.beginRenewal();
        }

        assertThatThrownBy(() -> WarehouseLock.refuseUnfinished(older.folder()))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(Objects.requireNonNull(older.folder().warehouse())
                        + ": core tables were being made anew and that was cut off; run 'lastmile build', which"
                        + " completes it.");
        WarehouseLock.refuseUnfinishedButRenewal(older.folder());
        renew(older);

        WarehouseLock.refuseUnfinished(older.folder());
        assertSame();
    }
}
