package org.lastmile.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lastmile.contract.Table;
import org.lastmile.warehouse.Closing;
import org.lastmile.warehouse.DataFile;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.Scope;

/**
 * Rows of one core table that newer snapshots have closed, or their sources have deleted. A row without learners to which
 * others refer stays open: who came to a session has come, also when the session is in no list any more.
 *
 * @param closings those of the table, the nearest newer snapshot first
 * @param deleted  what sources have deleted
 * @param kept     keys of rows that stay open
 */
record ClosedRows(Table table, List<Closing> closings, DeletedKeys deleted, SortedSet<String> kept) {
    private static final String ALL = "true";

    ClosedRows {
        closings = List.copyOf(closings);
        kept = Collections.unmodifiableSortedSet(new TreeSet<>(kept));
    }

    boolean isEmpty() {
        return closings.isEmpty() && deleted.isEmpty();
    }

    /** The same, but for rows with these keys. */
    ClosedRows keeping(SortedSet<String> keys) {
        var kept = keys.isEmpty() ? deleted : deleted.keeping(key() + " in (" + literals(keys) + ")");
        return new ClosedRows(table, closings, kept, keys);
    }

    /**
     * The rows of some files that are not closed, as a relation; empty when there are none. Files of which all rows are
     * closed are not read.
     *
     * @param relation makes a relation of files, empty when no row of them may be used
     */
    String open(List<DataFile> files, Function<List<DataFile>, String> relation) {
        var rows = withDeleted(files, relation);
        return deleted.isEmpty() || rows.isEmpty() ? rows : deleted.open(rows);
    }

    /** The same with rows that were deleted, which have {@link DeletedKeys#BY}: they may tell a fact of open rows. */
    String marked(List<DataFile> files, Function<List<DataFile>, String> relation) {
        var rows = withDeleted(files, relation);
        return deleted.isEmpty() || rows.isEmpty() ? rows : deleted.marked(rows);
    }

    private String withDeleted(List<DataFile> files, Function<List<DataFile>, String> relation) {
        var byCondition = new TreeMap<String, List<DataFile>>();

        for (var file : files) {
            var closed = String.join(
                    " or ", of(file).stream().map(this::condition).distinct().toList());

            if (of(file).stream().map(this::condition).noneMatch(ALL::equals)) {
                byCondition.computeIfAbsent(closed, any -> new ArrayList<>()).add(file);
            }
        }

        var parts = new ArrayList<String>();
        byCondition.forEach((condition, some) -> {
            var rows = relation.apply(some);

            if (!rows.isEmpty()) {
                parts.add(condition.isEmpty() ? rows : "(from " + rows + " as held where not (" + condition + "))");
            }
        });
        return parts.size() < 2
                ? String.join("", parts)
                : "(from " + String.join(" union all by name from ", parts) + ")";
    }

    private List<Closing> of(DataFile file) {
        return closings.stream()
                .filter(closing ->
                        file.delivery().filter(closing.deliveryId()::equals).isPresent())
                .toList();
    }

    private String condition(Closing closing) {
        var all = new ArrayList<String>();

        if (!closing.parts().isEmpty()) {
            all.add(Scope.part(table) + " in (" + literals(closing.parts()) + ")");
        }

        if (closing.from() != null) {
            var day = Duck.identifier(String.valueOf(table.snapshotDay()));
            all.add("coalesce(" + day + " >= date '" + closing.from() + "', true)");
        }

        if (!kept.isEmpty()) {
            all.add(key() + " not in (" + literals(kept) + ")");
        }

        return all.isEmpty() ? ALL : "(" + String.join(" and ", all) + ")";
    }

    private static String literals(Set<String> texts) {
        return new TreeSet<>(texts).stream().map(Duck::literal).collect(Collectors.joining(", "));
    }

    /** The one column of the key as text. */
    String key() {
        return Duck.identifier(table.key().get(0).name()) + "::varchar";
    }

    /** Whether other tables may refer to rows of this one by a column of the same name. */
    boolean mayBeReferredTo() {
        return !isEmpty() && !table.isLearnerBucket() && table.key().size() == 1;
    }

    /**
     * The closed rows that no counting row has taken the place of, each with the day and the delivery that closed it, and
     * whether it has vanished or was deleted.
     *
     * @param relation makes a relation of files, empty when no row of them may be used
     * @param newest   select of the rows that count
     */
    String vanished(List<DataFile> files, Function<List<DataFile>, String> relation, String newest) {
        var parts = new ArrayList<String>();

        for (var i = 0; i < closings.size(); i++) {
            var closing = closings.get(i);
            var mine = files.stream().filter(file -> of(file).contains(closing)).toList();
            var rows = mine.isEmpty() ? "" : relation.apply(mine);

            if (!rows.isEmpty()) {
                parts.add(
                        "select *, " + (closing.closedOn() == null ? "null::date" : "date '" + closing.closedOn() + "'")
                                + " as closed_on, " + Duck.literal(closing.by()) + " as closed_by, 'vanished' as"
                                + " closed_because, " + i + " as nearness from " + rows + " as held where "
                                + condition(closing));
            }
        }

        var rows = deleted.isEmpty() ? "" : relation.apply(files);

        if (!rows.isEmpty()) {
            parts.add("select *, 'deleted' as closed_because, -1 as nearness from (" + deleted.closed(rows) + ")");
        }

        var key = String.join(
                ", ",
                table.key().stream()
                        .map(column -> Duck.identifier(column.name()))
                        .toList());
        return parts.isEmpty()
                ? "select *, null::date as closed_on, null::varchar as closed_by, null::varchar as closed_because from ("
                        + newest + ") where false"
                : "select * exclude (nearness) from (" + String.join(" union all by name ", parts)
                        + ") as closed anti join (" + newest + ") as newest using (" + key
                        + ") qualify row_number() over (partition by " + key + " order by nearness) = 1";
    }
}
