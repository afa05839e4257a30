package org.lastmile.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lastmile.bucket.ParquetFiles;
import org.lastmile.bucket.TableWriter;
import org.lastmile.contract.Sha256;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.TableSnapshot;

/**
 * What an operator decided about links, in {@code source.identity_decision}: one row per decision, the newest of two
 * identifiers counts. Deliveries that come, go or come again change none of it.
 */
public record IdentityDecisions(PartnershipFolder folder) {
    private static final String TABLE = "identity_decision";
    private static final int ID_DIGITS = 12;

    /** What was decided of two identifiers. */
    public enum Kind {
        /** They are two people's, whatever any delivery says. */
        APART,
        /** They are one person's, whatever any delivery says, as long as neither is several people's. */
        TOGETHER,
        /** The rules decide again. */
        BY_RULE
    }

    /**
     * A decision that counts.
     *
     * @param one the smaller key
     */
    public record Decision(long one, long other, Kind kind, String reason, LocalDate decidedOn) {
        /** Name of the link, which is none of a learner. */
        public String link() {
            return IdentityDecisions.link(one, other);
        }
    }

    /** Name of the link between two identifiers. */
    public static String link(long one, long other) {
        return Sha256.of("link " + Math.min(one, other) + " " + Math.max(one, other))
                .substring(0, ID_DIGITS);
    }

    /** The newest decision of each two identifiers. */
    public List<Decision> all() throws SQLException {
        var files = files();
        var decisions = new ArrayList<Decision>();

        if (files.isEmpty()) {
            return decisions;
        }

        try (var duck = Duck.open(1, "256MB");
                var statement = duck.createStatement();
                var rows = statement.executeQuery(newest(files))) {
            while (rows.next()) {
                decisions.add(new Decision(
                        rows.getLong(1),
                        rows.getLong(2),
                        Kind.valueOf(rows.getString(3)),
                        rows.getString(4),
                        LocalDate.parse(rows.getString(5))));
            }
        }

        return decisions;
    }

    /** The decision about a link by its name. */
    Optional<Decision> find(String link) throws SQLException {
        return all().stream().filter(decision -> decision.link().equals(link)).findFirst();
    }

    /**
     * Adds to the tables {@code apart} and {@code confirmed} (one, other) which identifiers are two people's and which are
     * one person's.
     */
    void insertInto(Connection duck) throws SQLException {
        var files = files();

        if (!files.isEmpty()) {
            insert(duck, "apart", files, Kind.APART);
            insert(duck, "confirmed", files, Kind.TOGETHER);
        }
    }

    private static void insert(Connection duck, String table, List<Path> files, Kind kind) throws SQLException {
        Duck.execute(
                duck,
                "insert into " + table + " select learner_key, other_learner_key from (" + newest(files)
                        + ") where decision = " + Duck.literal(kind.name()));
    }

    /** Writes a decision down; the same one again is none. */
    void note(Decision decision) throws IOException, SQLException {
        var number = number();
        var earlier = find(decision.link());

        if (earlier.isPresent() && earlier.get().kind() == decision.kind()) {
            return;
        }

        try (var duck = Duck.open(1, "256MB")) {
            Duck.execute(
                    duck,
                    "create table " + TABLE + " as select " + decision.one() + "::bigint as learner_key, "
                            + decision.other() + "::bigint as other_learner_key, "
                            + Duck.literal(decision.kind().name()) + " as decision, "
                            + Duck.literal(decision.reason()) + " as reason, date '" + decision.decidedOn()
                            + "' as decided_on, " + number + "::bigint as number");
            var table = table(folder);
            var file = table.resolve("i-" + number + "-" + decision.link()).resolve(TABLE + ".parquet");
            Files.createDirectories(file.getParent());
            var written = ParquetFiles.write(duck, TABLE, file, -1);
            new TableWriter()
                    .append(
                            table,
                            ParquetFiles.schema(duck, TABLE),
                            List.of(written),
                            "decision-" + number + "-" + decision.link());
        }
    }

    /** Number of the next decision. */
    private long number() throws SQLException {
        var files = files();

        if (files.isEmpty()) {
            return 1;
        }

        try (var duck = Duck.open(1, "256MB");
                var statement = duck.createStatement();
                var rows = statement.executeQuery("select max(number) + 1 from " + Duck.parquet(files))) {
            rows.next();
            return rows.getLong(1);
        }
    }

    static Path table(PartnershipFolder folder) {
        return folder.table("source", TABLE);
    }

    private static String newest(List<Path> files) {
        return "select learner_key, other_learner_key, decision, reason, decided_on::varchar as decided_on from "
                + Duck.parquet(files)
                + " qualify row_number() over (partition by learner_key, other_learner_key order by number desc) = 1"
                + " order by learner_key, other_learner_key";
    }

    private List<Path> files() {
        return TableSnapshot.files(table(folder));
    }
}
