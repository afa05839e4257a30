package org.lastmile.contract;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keys of the Open Data Contract Standard 3.1 and our own; a slip in one would silently loosen a contract. */
final class ContractKeys {
    private static final Set<String> ELEMENT = Set.of(
            "authoritativeDefinitions",
            "businessName",
            "customProperties",
            "description",
            "id",
            "logicalType",
            "name",
            "physicalName",
            "physicalType",
            "quality",
            "relationships",
            "tags");

    static final Set<String> CONTRACT_FIELDS = Set.of(
            "apiVersion",
            "authoritativeDefinitions",
            "contractCreatedTs",
            "customProperties",
            "dataProduct",
            "description",
            "domain",
            "id",
            "kind",
            "name",
            "price",
            "roles",
            "schema",
            "servers",
            "slaDefaultElement",
            "slaProperties",
            "status",
            "support",
            "tags",
            "team",
            "tenant",
            "version");
    static final Set<String> TABLE_FIELDS = joined(ELEMENT, "dataGranularityDescription", "properties");
    static final Set<String> COLUMN_FIELDS = joined(
            ELEMENT,
            "classification",
            "criticalDataElement",
            "encryptedName",
            "examples",
            "items",
            "logicalTypeOptions",
            "partitionKeyPosition",
            "partitioned",
            "primaryKey",
            "primaryKeyPosition",
            "properties",
            "required",
            "transformDescription",
            "transformLogic",
            "transformSourceObjects",
            "unique");

    /** Our own keys, in {@code customProperties}. */
    static final Set<String> CONTRACT_KEYS =
            Set.of("format", "delivery", "basis", "consentScope", "encoding", "manifest");

    static final List<String> DELIVERIES = List.of("changes", Contract.SNAPSHOT, "append");

    static final List<String> BASES = List.of("agreement", "consent", "public");
    static final List<String> SCOPES =
            List.of("all", "participation", "assessment", "credential", "enrollment", "employment");

    static final Set<String> TABLE_KEYS = Set.of(
            "otherColumns",
            "columns",
            "load",
            "rows",
            "eventColumn",
            "partnerColumn",
            "learnerBucket",
            "snapshotBy",
            "snapshotDay",
            "fact",
            "someOf",
            "partOf",
            "deleted");
    static final Set<String> COLUMN_KEYS =
            Set.of("sensitivity", "identifier", "parts", "drop", "aliases", "part", "values", "missing");

    private ContractKeys() {}

    private static Set<String> joined(Set<String> common, String... more) {
        var all = new HashSet<>(common);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }
}
