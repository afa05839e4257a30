package org.lastmile.contract;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A data contract: what one source brings, table by table.
 *
 * @param format   one of {@link #FORMATS}
 * @param delivery snapshot, changes or append
 * @param basis    agreement, consent or public: the legal ground on which the rows may be used
 * @param consentScope of a consent that covers the rows; {@code all} when no narrower one does
 * @param lateAfter days after the last day observed at which the next delivery is late: its frequency and latency
 *                  together; 0 when the contract promises none
 * @param encoding of the files: utf-8 or latin-1
 * @param manifest null unless its files come as a package that says what is in it
 */
public record Contract(
        String id,
        String title,
        String version,
        String purpose,
        String format,
        String delivery,
        String basis,
        String consentScope,
        int lateAfter,
        String encoding,
        @Nullable ManifestRules manifest,
        List<Table> tables)
        implements Serializable {
    public static final String CSV = "csv";
    public static final String JSON = "json";
    public static final String CREDENTIAL_JSON = "credential_json";
    static final List<String> FORMATS = List.of(CREDENTIAL_JSON, CSV, JSON);
    static final String SNAPSHOT = "snapshot";

    public Contract {
        tables = List.copyOf(tables);
    }

    /** Whether each delivery holds all that is true, so that a row which it lacks is closed. */
    public boolean isSnapshot() {
        return delivery.equals(SNAPSHOT);
    }

    /** Whether it says that nothing in it is about a person: no table knows learners, and every column is public. */
    public boolean isPublic() {
        return tables.stream()
                .allMatch(table -> !table.knowsLearners()
                        && table.columns().stream().allMatch(column -> column.sensitivity() == Sensitivity.PUBLIC));
    }

    /** @throws WarehouseException if the contract has no such table */
    public Table table(String name) {
        return tables.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new WarehouseException("Contract '" + id + "' has no table '" + name + "'."));
    }
}
