package org.lastmile.release;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lastmile.contract.WarehouseException;

/**
 * Answers questions in SQL that nobody has checked: one select at a time, over {@code release.cell},
 * {@code release.indicator} and {@code release.source} of one sealed edition, with no way to any other file, to the network or to the settings.
 */
public final class ReleaseQuery implements AutoCloseable {
    private final Connection connection;

    private ReleaseQuery(Connection connection) {
        this.connection = connection;
    }

    /** @throws WarehouseException if the edition is damaged */
    public static ReleaseQuery open(Path editionFolder) {
        return open(editionFolder, Views.NONE);
    }

    /** The edition and more views, for an operator. */
    public static ReleaseQuery open(Path editionFolder, Views views) {
        var edition = EditionSeal.verify(editionFolder);
        var cells = editionFolder.resolve(EditionSeal.CELLS);
        var indicators = editionFolder.resolve(EditionSeal.INDICATORS);
        var selects = new TreeMap<>(views.selects());
        selects.put(TableContract.CELL.name(), "from read_parquet(" + DuckDb.literal(cells) + ")");
        selects.put(TableContract.INDICATOR.name(), "from read_parquet(" + DuckDb.literal(indicators) + ")");
        var sources = editionFolder.resolve(EditionSeal.SOURCES);
        selects.put(
                TableContract.SOURCE.name(),
                edition.fileHashes().containsKey(EditionSeal.SOURCES)
                        ? "from read_parquet(" + DuckDb.literal(sources) + ")"
                        : TableContract.SOURCE.emptySelect());
        return locked(selects, List.of(cells, indicators, sources), views.folders());
    }

    /** The views alone, for an operator before the first release. */
    public static ReleaseQuery open(Views views) {
        return locked(views.selects(), List.of(), views.folders());
    }

    /**
     * The answer to one question.
     *
     * @throws WarehouseException if the text is no single select, or DuckDB cannot answer it
     */
    public ResultTable query(String sql) {
        try {
            Question.check(connection, sql);

            try (var statement = connection.createStatement();
                    var result = statement.executeQuery(sql)) {
                return Question.answer(result);
            }
        } catch (SQLException e) {
            throw new WarehouseException("The question could not be answered: " + words(e), e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("A database in memory could not be closed", e);
        }
    }

    private static ReleaseQuery locked(Map<String, String> selects, List<Path> files, List<Path> folders) {
        try {
            // The connection is closed by whoever asks, or here when it cannot be prepared.
            var query = new ReleaseQuery(folders.isEmpty() ? DuckDb.deterministic() : DuckDb.parallel());

            try {
                for (var sql : preparation(selects, files, folders)) {
                    DuckDb.run(query.connection, sql);
                }
            } catch (SQLException e) {
                query.close();
                throw e;
            }

            return query;
        } catch (SQLException e) {
            throw new WarehouseException("The tables could not be opened: " + words(e), e);
        }
    }

    private static List<String> preparation(Map<String, String> selects, List<Path> files, List<Path> folders) {
        var statements = new ArrayList<String>();
        selects.keySet().stream()
                .map(name -> name.substring(0, name.indexOf('.')))
                .distinct()
                .forEach(zone -> statements.add("create schema \"" + zone + "\""));
        selects.forEach(
                (name, select) -> statements.add("create view \"" + name.replace(".", "\".\"") + "\" as " + select));
        statements.add("set allowed_paths = " + list(files.stream()));
        statements.add("set allowed_directories = " + list(folders.stream()));
        statements.add("set enable_external_access = false");
        statements.add("set lock_configuration = true");
        return statements;
    }

    private static String list(Stream<Path> paths) {
        return paths.map(DuckDb::literal).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String words(SQLException e) {
        return String.valueOf(e.getMessage()).strip();
    }
}
