package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.contract.Table;
import org.lastmile.identity.LearnerLinks;
import org.lastmile.identity.TownDesk;
import org.lastmile.identity.TownFiles;
import org.lastmile.warehouse.Duck;

/**
 * How well certain links find the people of an invented town of 20,000, whose clerks slip in 5 of 100 texts. What the town
 * assumes stands in {@code Town} and {@code TownDesk}.
 */
class LinkageTest {
    private static final TokenKey KEY = new TokenKey("4884fdaa", "0123456789abcdef".repeat(4));
    private static final int PEOPLE = 20_000;
    private static final int SLIPS_OF_1000 = 50;
    private static final int INTAKES = 3;

    @TempDir
    private Path place;

    @Test
    void certain_links_join_people_and_nearly_nobody_else() throws IOException, SQLException {
        var town = TownDesk.deliveries(42, PEOPLE, SLIPS_OF_1000, INTAKES);
        town.write(place.resolve("deliveries"));
        var rows = TownRows.load(place.resolve("deliveries"), place.resolve("loaded"), KEY);

        try (var duck = Duck.open(2, "1GB")) {
            link(duck, rows);
            var agreement = agreement(duck, rows, town);

            assertThat(agreement.real()).isGreaterThan(2_000_000);
            assertThat(agreement.precision()).isGreaterThanOrEqualTo(0.999);
            assertThat(agreement.recall()).isGreaterThanOrEqualTo(0.966);
        }
    }

    private static void link(Connection duck, TownRows rows) throws SQLException {
        var records = IdentityRecords.open(duck);

        for (var table : rows.files().entrySet()) {
            if (IdentityRecords.joins(table.getKey())) {
                records.add(table.getKey(), table.getValue());
            } else if (table.getKey().knowsLearners()) {
                records.addAlone(table.getValue());
            }
        }

        records.refuseCollisions();
        new LearnerLinks(duck).find();
    }

    /** Rows without an identifier belong to nobody and do not count; each other row of nobody stands alone. */
    private static Agreement agreement(Connection duck, TownRows rows, TownFiles town) throws SQLException {
        truth(duck, town);
        Duck.execute(duck, "create table found (person integer, learner_id bigint)");

        for (var table : rows.files().entrySet()) {
            if (table.getKey().knowsLearners()) {
                Duck.execute(duck, found(table.getKey(), Duck.parquet(table.getValue())));
            }
        }

        var count = new Agreement.Count();
        var nobody = Long.MIN_VALUE;

        try (var statement = duck.createStatement();
                var result = statement.executeQuery("select person, learner_id from found")) {
            while (result.next()) {
                var learner = result.getLong(2);
                var isNobodys = result.wasNull();
                count.row(result.getInt(1), isNobodys ? nobody++ : learner);
            }
        }

        return count.agreement();
    }

    private static void truth(Connection duck, TownFiles town) throws SQLException {
        Duck.execute(duck, "create table truth (source_file varchar, source_row bigint, person integer)");

        try (var appender = duck.unwrap(DuckDBConnection.class).createAppender("truth")) {
            for (var file : town.people().entrySet()) {
                var line = 2L;

                for (var person : file.getValue()) {
                    appender.beginRow()
                            .append(file.getKey())
                            .append(line++)
                            .append(Objects.requireNonNull(person))
                            .endRow();
                }
            }
        }
    }

    private static String found(Table table, String files) {
        var columns = table.stored().stream().map(column -> column.storedName()).toList();
        var keys = new StringBuilder();
        var same = new StringBuilder();

        for (var kind : IdentityRecords.KINDS) {
            var name = IdentityRecords.name(kind);
            var key = IdentityRecords.column(table, kind, columns)
                    .map(column -> "digest(" + column + ")[1:8]::bit::bigint")
                    .orElse("null::bigint");
            keys.append(", ").append(key).append(" as ").append(name);
            same.append(" and exception.")
                    .append(name)
                    .append(" is not distinct from row.")
                    .append(name);
        }

        return "insert into found with row as (select source_file, source_row, learner_key" + keys + " from " + files
                + " where learner_key is not null) select truth.person, case when exception.learner_key is not null"
                + " then exception.learner_id when identity.learner_key is not null then identity.learner_id"
                + " else row.learner_key end from row join truth using (source_file, source_row)"
                + " left join identity on identity.learner_key = row.learner_key"
                + " left join identity_record as exception on exception.learner_key = row.learner_key" + same;
    }
}
