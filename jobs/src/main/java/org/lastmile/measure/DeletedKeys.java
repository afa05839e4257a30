package org.lastmile.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lastmile.warehouse.Deletion;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.Registry;

/**
 * Rows of one core table that their sources have deleted: of the same delivery as the row that deletes them, or of an
 * older one. A newer row of the same key counts again.
 *
 * @param kept condition for rows that stay open nevertheless; false when there are none
 */
record DeletedKeys(Registry registry, List<Deletion> deletions, String kept) {
    /** Delivery that deletes a row, null where none does. */
    static final String BY = "deleted_by";

    private static final String KEY = "deleted_key";

    DeletedKeys {
        deletions = List.copyOf(deletions);
    }

    DeletedKeys(Registry registry, List<Deletion> deletions) {
        this(registry, deletions, "false");
    }

    DeletedKeys keeping(String condition) {
        return new DeletedKeys(registry, deletions, condition);
    }

    boolean isEmpty() {
        return deletions.isEmpty();
    }

    /** Rows with the column {@link #BY}. */
    String marked(String rows) {
        var joined = new StringBuilder();
        var by = new ArrayList<String>();

        for (var i = 0; i < deletions.size(); i++) {
            var deletion = deletions.get(i);
            var name = "deletion_" + i;
            by.add(name + ".delivery_id");
            joined.append(" left join (select " + KEY
                            + ", source, max(sequence) as sequence, arg_max(delivery_id, sequence)"
                            + " as delivery_id from " + deletion.relation() + " as deleting join " + deliveries()
                            + " as delivery using (delivery_id) group by all) as ")
                    .append(name + " on " + name + "." + KEY + " = " + deletion.closed("held"))
                    .append(" and " + name + ".source = own.source and " + name + ".sequence " + since(deletion)
                            + " own.sequence");
        }

        return "(select held.*, if(" + kept + ", null, coalesce(" + String.join(", ", by) + ", null)) as " + BY
                + " from "
                + rows
                + " as held join " + deliveries() + " as own on own.delivery_id = held.delivery_id" + joined + ")";
    }

    /** A learner's row of the same delivery has another card, and stands: the partner has corrected the card. */
    private static String since(Deletion deletion) {
        return deletion.rule().isOfLearner() ? ">" : ">=";
    }

    /** Rows that nobody has deleted. */
    String open(String rows) {
        return "(select * exclude (" + BY + ") from " + marked(rows) + " as held where " + BY + " is null)";
    }

    /** Rows that were deleted, with {@code closed_on} and {@code closed_by}. */
    String closed(String rows) {
        return "select held.* exclude (" + BY + "), delivery.closed_on, delivery.delivery_id as closed_by from "
                + marked(rows) + " as held join " + deliveries() + " as delivery on delivery.delivery_id = held." + BY;
    }

    private String deliveries() {
        var newestLast = registry.newestLast();
        return IntStream.range(0, newestLast.size())
                .mapToObj(i -> {
                    var entry = newestLast.get(i);
                    var day = registry.asOf(entry.deliveryId()).map(asOf -> "date '" + asOf + "'");
                    return "(" + Duck.literal(entry.deliveryId()) + ", " + (i + 1) + ", " + Duck.literal(entry.source())
                            + ", " + day.orElse("null::date") + ")";
                })
                .collect(Collectors.joining(
                        ", ", "(from (values ", ") as told (delivery_id, sequence, source, closed_on))"));
    }
}
