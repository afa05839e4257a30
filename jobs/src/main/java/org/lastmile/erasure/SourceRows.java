package org.lastmile.erasure;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.lastmile.contract.Column;
import org.lastmile.contract.IdentifierKind;
import org.lastmile.contract.Table;

/**
 * The rows of a source table that knows learners, in all its files.
 *
 * @param name    of the source table
 * @param columns of all files together
 */
record SourceRows(String name, Table table, List<Path> files, List<String> columns) {
    SourceRows {
        files = List.copyOf(files);
        columns = List.copyOf(columns);
    }

    /** The rows with their owners. */
    String relation() {
        return Owners.rows(table, files, columns);
    }

    /** Stored columns of some kinds of identifiers, of those that are there. */
    List<String> identifiers(Predicate<IdentifierKind> kinds) {
        return table.columns().stream()
                .filter(column -> column.identifier() != null && kinds.test(column.identifier()))
                .map(Column::storedName)
                .filter(columns::contains)
                .toList();
    }
}
