package org.lastmile.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The columns of a published table, read from its contract, so that a column is described in one place only.
 *
 * @param name zone and table, for example {@code release.cell}
 */
public record TableContract(String name, String description, List<Column> columns) {
    /** Every published cell of an edition. */
    public static final TableContract CELL = read("release.cell");

    /** Every indicator of an edition. */
    public static final TableContract INDICATOR = read("release.indicator");

    /** Every source of an edition. */
    public static final TableContract SOURCE = read("release.source");

    public TableContract {
        columns = List.copyOf(columns);
    }

    /**
     * One column.
     *
     * @param logicalType  string, integer, number or date
     * @param physicalType type in DuckDB and in Parquet files
     */
    public record Column(
            String name, String logicalType, String physicalType, boolean isRequired, String description) {}

    /** The list of columns with their types, as a create table statement wants it. */
    String ddl() {
        return columns.stream()
                .map(column ->
                        '"' + column.name() + "\" " + column.physicalType() + (column.isRequired() ? " not null" : ""))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** A select without a row. */
    String emptySelect() {
        return columns.stream()
                .map(column -> "null::" + column.physicalType() + " as \"" + column.name() + '"')
                .collect(Collectors.joining(", ", "select ", " where false"));
    }

    private static TableContract read(String name) {
        var path = "/lastmile/tables/" + name + ".odcs.yaml";

        try (var in = TableContract.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("The class path has no " + path);
            }

            var table = new YAMLMapper().readTree(in).at("/schema/0");
            var columns = new ArrayList<Column>();
            table.path("properties").forEach(property -> columns.add(column(property)));
            return new TableContract(name, table.path("description").asText(), columns);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    private static Column column(JsonNode property) {
        return new Column(
                property.path("name").asText(),
                property.path("logicalType").asText(),
                property.path("physicalType").asText(),
                property.path("required").asBoolean(),
                property.path("description").asText());
    }
}
