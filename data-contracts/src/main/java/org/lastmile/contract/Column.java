package org.lastmile.contract;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table.
 *
 * @param name        our name, in tables
 * @param headers     names it may have in a file, the contract's own first
 * @param keyPosition from 1; 0 when the column is no part of the business key
 * @param isUnique    whether no two rows of a delivery may have the same value
 * @param identifier  null unless the column identifies a person or an award
 * @param parts       columns whose texts, before its own, are part of the identifier; empty when it stands alone
 * @param isDropped   read and judged, never written
 * @param reference   column whose keys the values are; null when they are none of another table
 */
public record Column(
        String name,
        List<String> headers,
        String description,
        ColumnType type,
        boolean isRequired,
        int keyPosition,
        boolean isUnique,
        Sensitivity sensitivity,
        @Nullable IdentifierKind identifier,
        List<String> parts,
        boolean isDropped,
        @Nullable Reference reference,
        ColumnRules rules)
        implements Serializable {
    public Column {
        headers = List.copyOf(headers);
        parts = List.copyOf(parts);
    }

    /** Whether the contract says how the column is headed in files. */
    public boolean hasHeading() {
        return !headers.equals(List.of(name));
    }

    /** Name of the column as it is stored: an identifier is stored as its token. */
    public String storedName() {
        return identifier == null ? name : name + "_token";
    }

    public boolean isStored() {
        return !isDropped;
    }
}
