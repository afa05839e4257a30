package org.lastmile.contract;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One table of a contract.
 *
 * @param fileName        usual name of the file that brings it
 * @param ignoresOthers   columns that the contract does not name are left out; otherwise they are an error
 * @param isByPosition    columns are known by their place; only those whose heading the contract gives are known by both
 * @param isLeftOut       files of it are known and never loaded
 * @param rows            where rows stand in a JSON document, as JSON pointers to lists; empty text: it is a row itself
 * @param eventColumn     date whose newest value is the assumed end of coverage; null when there is none
 * @param partnerColumn   column that names the partner who observed the row; null when there is none
 * @param isLearnerBucket rows are kept by learner bucket
 * @param rowCounts       how many rows a delivery must have
 * @param snapshotBy      columns for whose values a snapshot is complete; empty when it is for the whole source
 * @param snapshotDay     day before whose oldest value a snapshot says nothing; null when it speaks of all days
 * @param oneFact         which rows of several keys tell one fact
 * @param someOf          columns of which one at least must be filled; empty when each is for itself
 * @param deleted         rows that say that an earlier one is deleted
 */
public record Table(
        String name,
        String fileName,
        String description,
        boolean ignoresOthers,
        boolean isByPosition,
        boolean isLeftOut,
        List<String> rows,
        @Nullable String eventColumn,
        @Nullable String partnerColumn,
        boolean isLearnerBucket,
        List<RowCountRule> rowCounts,
        List<String> snapshotBy,
        @Nullable String snapshotDay,
        FactRules oneFact,
        List<String> someOf,
        List<DeletedRows> deleted,
        List<Column> columns)
        implements Serializable {
    public Table {
        rows = List.copyOf(rows);
        rowCounts = List.copyOf(rowCounts);
        snapshotBy = List.copyOf(snapshotBy);
        someOf = List.copyOf(someOf);
        deleted = List.copyOf(deleted);
        columns = List.copyOf(columns);
    }

    /** Columns of the business key, in their order; empty when rows have none. */
    public List<Column> key() {
        return columns.stream()
                .filter(column -> column.keyPosition() > 0)
                .sorted(Comparator.comparingInt(Column::keyPosition))
                .toList();
    }

    public List<Column> stored() {
        return columns.stream().filter(Column::isStored).toList();
    }

    /** Columns that identify the learner of a row, the strongest first. */
    public List<Column> learnerIdentifiers() {
        return columns.stream()
                .filter(column ->
                        column.identifier() != null && column.identifier().namesLearner())
                .sorted(Comparator.comparing(Column::identifier))
                .toList();
    }

    /** Place of the column with this name; -1 when there is none. */
    public int position(@Nullable String column) {
        for (var i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }

        return -1;
    }

    public boolean knowsLearners() {
        return !learnerIdentifiers().isEmpty();
    }
}
