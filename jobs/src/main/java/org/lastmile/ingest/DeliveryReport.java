package org.lastmile.ingest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What became of one delivery.
 *
 * @param isNew       false when the same bytes had been loaded before and nothing changed
 * @param rowsIn      rows read
 * @param quarantined rows set aside
 * @param supporting  documents that are no facts of their own
 * @param rules       rows set aside, by table and rule
 * @param unknown     rows that refer to a key nobody has announced yet, by table and column
 * @param observed    newest event day by partner; {@code *} where rows name no partner
 */
public record DeliveryReport(
        String deliveryId,
        String source,
        List<String> files,
        boolean isNew,
        long rowsIn,
        long accepted,
        long quarantined,
        long supporting,
        Map<String, Long> rules,
        Map<String, Long> unknown,
        Map<String, LocalDate> observed) {
    public DeliveryReport {
        files = List.copyOf(files);
        rules = Map.copyOf(rules);
        unknown = Map.copyOf(unknown);
        observed = Map.copyOf(observed);
    }
}
