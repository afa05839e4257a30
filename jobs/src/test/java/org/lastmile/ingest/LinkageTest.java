package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

    private static final Connection DUCK = open();

    @TempDir
    private static Path place;

    private static TownRows rows = new TownRows(java.util.Map.of());
    private static TownFiles town = new TownFiles();

    private static Connection open() {
        try {
            return Duck.open(2, "1GB");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @BeforeAll
    static void link_a_town() throws IOException, SQLException {
        town = TownDesk.deliveries(42, PEOPLE, SLIPS_OF_1000, INTAKES);
        town.write(place.resolve("deliveries"));
        rows = TownRows.load(place.resolve("deliveries"), place.resolve("loaded"), KEY);
        link(DUCK, rows);
        find(DUCK, rows, town);
    }

    @AfterAll
    static void close() throws SQLException {
        DUCK.close();
    }

    @Test
    void certain_links_join_people_and_nearly_nobody_else() throws SQLException {
        var agreement = agreement(DUCK);

        assertThat(agreement.real()).isGreaterThan(2_000_000);
        assertThat(agreement.precision()).isGreaterThanOrEqualTo(0.999);
        assertThat(agreement.recall()).isGreaterThanOrEqualTo(0.97);
    }

    /** Of few links the share is known with a tenth, of thousands with a thousandth. */
    @Test
    void links_are_as_strong_as_they_say() throws SQLException {
        Duck.execute(
                DUCK,
                "create table true_owner as select key, mode(person) as person from (select person,"
                        + " unnest([card, student_number, email, did, learner_id]) as key from found)"
                        + " where key is not null group by key");
        var checked = 0;

        try (var statement = DUCK.createStatement();
                var result = statement.executeQuery("select strength, is_certain, avg((one.person = other.person)::int)"
                        + " from identity_link join true_owner as one on one.key = coalesce(learner_key,"
                        + " identity_link.learner_id) join true_owner as other on other.key = coalesce(other_learner_key,"
                        + " other_learner_id) group by all")) {
            while (result.next()) {
                assertThat(result.getDouble(3))
                        .as("strength " + result.getDouble(1))
                        .isGreaterThan(result.getDouble(1) - (result.getBoolean(2) ? 0.001 : 0.1));
                checked++;
            }
        }

        assertThat(checked).isEqualTo(9);
    }

    private static void link(Connection duck, TownRows rows) throws SQLException {
        var records = IdentityRecords.open(duck);

        for (var table : rows.files().entrySet()) {
            if (IdentityRecords.joins(table.getKey())) {
                records.add(table.getKey(), table.getValue());
            }
        }

        for (var table : rows.files().entrySet()) {
            if (!IdentityRecords.joins(table.getKey()) && table.getKey().knowsLearners()) {
                records.addAlone(table.getValue());
            }
        }

        records.refuseCollisions();
        new LearnerLinks(duck).find();
    }

    /** Puts a row for each row of a file that names anybody into {@code found}: who is meant, and who was found. */
    private static void find(Connection duck, TownRows rows, TownFiles town) throws SQLException {
        truth(duck, town);
        Duck.execute(
                duck,
                "create table found (person integer, learner_id bigint, card bigint, student_number bigint, email bigint,"
                        + " did bigint)");

        for (var table : rows.files().entrySet()) {
            if (table.getKey().knowsLearners()) {
                Duck.execute(duck, found(table.getKey(), Duck.parquet(table.getValue())));
            }
        }
    }

    /** Rows without an identifier belong to nobody and do not count; each other row of nobody stands alone. */
    private static Agreement agreement(Connection duck) throws SQLException {
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
                + " else row.learner_key end, row.card, row.student_number, row.email, row.did from row join truth using (source_file, source_row)"
                + " left join identity on identity.learner_key = row.learner_key"
                + " left join identity_record as exception on exception.learner_key = row.learner_key" + same;
    }
}
