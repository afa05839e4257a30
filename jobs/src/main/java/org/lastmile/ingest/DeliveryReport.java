package org.lastmile.ingest;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lastmile.warehouse.Quality;

/**
 * What became of one delivery.
 *
 * @param files   their names, with what they were taken for and why
 * @param isNew   false when the same bytes had been loaded before and nothing changed
 * @param quality  rows by table and rule; none when nothing changed
 * @param warnings promises of the contract that the delivery does not keep, in words
 */
public record DeliveryReport(
        String deliveryId,
        String source,
        List<Recognised> files,
        boolean isNew,
        List<Quality> quality,
        List<String> warnings) {
    public DeliveryReport {
        files = List.copyOf(files);
        quality = List.copyOf(quality);
        warnings = List.copyOf(warnings);
    }

    public long rowsIn() {
        return rows(Quality.Kind.READ);
    }

    public long accepted() {
        return rows(Quality.Kind.ACCEPTED);
    }

    /** Rows set aside. */
    public long quarantined() {
        return rows(Quality.Kind.SET_ASIDE);
    }

    /** Documents that are no facts of their own. */
    public long supporting() {
        return rows(Quality.Kind.SUPPORTING);
    }

    /** Rows set aside, by table and rule. */
    public Map<String, Long> rules() {
        var rules = new TreeMap<String, Long>();
        of(Quality.Kind.SET_ASIDE)
                .forEach(part -> rules.merge(part.table() + ": " + part.rule(), part.rows(), Long::sum));
        return rules;
    }

    /** Rows that refer to a key nobody has announced yet, by table and column. */
    public Map<String, Long> unknown() {
        var unknown = new TreeMap<String, Long>();
        of(Quality.Kind.UNANNOUNCED).forEach(part -> unknown.put(part.table() + "." + part.column(), part.rows()));
        return unknown;
    }

    /** What is said of one kind. */
    public List<Quality> of(Quality.Kind kind) {
        return quality.stream().filter(part -> part.kind() == kind).toList();
    }

    private long rows(Quality.Kind kind) {
        return of(kind).stream().mapToLong(Quality::rows).sum();
    }
}
