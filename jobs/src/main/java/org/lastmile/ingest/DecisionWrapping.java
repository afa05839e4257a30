package org.lastmile.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.lastmile.bucket.NewFile;
import org.lastmile.bucket.ParquetFiles;
import org.lastmile.bucket.TableWriter;
import org.lastmile.warehouse.DataFile;
import org.lastmile.warehouse.Duck;

/**
 * Carries decisions about links over a rotation of the key. They know identifiers by keys, which are the beginnings of
 * tokens, so the tokens are looked up in the source tables: this comes before those are wrapped.
 */
final class DecisionWrapping {
    private final Tokens tokens;
    private final TokenWrapping wrapping;

    DecisionWrapping(Tokens tokens, TokenWrapping wrapping) {
        this.tokens = tokens;
        this.wrapping = wrapping;
    }

    /**
     * Writes the decisions anew, once; how many are left out, because no delivery holds their identifiers any more.
     *
     * @param decisions their table, which need not be there
     * @param sources   tables that may hold tokens
     */
    long of(Path decisions, List<Path> sources) throws SQLException, IOException {
        var old = wrapping.files(decisions);
        var files = new ArrayList<NewFile>();
        var leftOut = 0L;

        if (old.isEmpty()) {
            return leftOut;
        }

        try (var duck = Duck.open(2, "1GB")) {
            var paths = old.stream().map(DataFile::path).toList();
            move(duck, paths, sources);

            for (var path : paths) {
                var written = anew(duck, path);
                leftOut += ParquetFiles.rows(duck, path) - written.rows();

                if (written.rows() > 0) {
                    files.add(written);
                } else {
                    Files.delete(Path.of(written.path()));
                }
            }

            new TableWriter().exchange(decisions, paths, files);
        }

        return leftOut;
    }

    /** Fills the table {@code moved} with the keys that decisions know, and what becomes of them. */
    private void move(Connection duck, List<Path> decisions, List<Path> sources) throws SQLException {
        Duck.execute(
                duck,
                "create table known as select learner_key as key from " + Duck.parquet(decisions)
                        + " union select other_learner_key from " + Duck.parquet(decisions));
        Duck.execute(duck, "create table token (token varchar)");

        for (var source : sources) {
            for (var file : wrapping.files(source)) {
                for (var column : TokenWrapping.tokens(duck, file.path())) {
                    Duck.execute(
                            duck,
                            "insert into token select distinct " + column + " from "
                                    + Duck.parquet(List.of(file.path())) + " where " + IdentityRecords.key(column)
                                    + " in (select key from known)");
                }
            }
        }

        Duck.execute(duck, "create table moved (old bigint, key bigint)");

        try (var statement = duck.createStatement();
                var rows = statement.executeQuery("select distinct token from token");
                var appender = duck.unwrap(DuckDBConnection.class).createAppender("main", "moved")) {
            while (rows.next()) {
                appender.beginRow()
                        .append(Tokens.learnerKey(rows.getString(1)))
                        .append(Tokens.learnerKey(tokens.wrapped(rows.getString(1))))
                        .endRow();
            }
        }
    }

    private NewFile anew(Connection duck, Path file) throws SQLException {
        return ParquetFiles.write(
                duck,
                "(select held.* replace (least(one.key, other.key) as learner_key, greatest(one.key, other.key) as"
                        + " other_learner_key) from " + Duck.parquet(List.of(file)) + " as held join moved as one"
                        + " on one.old = held.learner_key join moved as other on other.old = held.other_learner_key)",
                wrapping.target(file),
                -1);
    }
}
