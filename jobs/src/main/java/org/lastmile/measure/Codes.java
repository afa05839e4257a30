package org.lastmile.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lastmile.contract.Column;
import org.lastmile.contract.Table;
import org.lastmile.warehouse.Duck;

/**
 * Texts of few values that DuckDB handles as numbers inside a bucket, because joins and groups over them are most of a
 * build: the type {@code code} holds all values that occur in the bucket. Compared with a text they behave as texts, and
 * files hold texts.
 */
final class Codes {
    /** What marts say where nothing is known. */
    private static final String NOT_STATED = "not stated";

    private static final Set<String> COLUMNS =
            Set.of("attribute_value", "credential_key", "parent_key", "partner_key", "system_key", "track_key");

    private final List<String> values = new ArrayList<>(List.of("select " + Duck.literal(NOT_STATED) + " as code"));

    /** Adds the values of one table's rows. */
    void add(Table table, String relation) {
        if (relation.isEmpty()) {
            return;
        }

        for (var column : table.columns()) {
            if (COLUMNS.contains(column.name())) {
                var name = Duck.identifier(column.name());
                values.add("select " + name + " as code from " + relation + " where " + name + " is not null");
            }
        }
    }

    /** Makes the type; its values are in the order of the texts. */
    String type() {
        return "create type code as enum (" + String.join(" union ", values) + " order by code)";
    }

    /** Rows with codes in the place of texts. */
    static String coded(List<String> columns, String rows) {
        var coded = columns.stream()
                .filter(COLUMNS::contains)
                .map(Duck::identifier)
                .map(name -> name + "::code as " + name)
                .toList();
        return coded.isEmpty() ? rows : "select * replace (" + String.join(", ", coded) + ") from (" + rows + ")";
    }

    static String coded(Table table, String rows) {
        return coded(table.columns().stream().map(Column::name).toList(), rows);
    }
}
