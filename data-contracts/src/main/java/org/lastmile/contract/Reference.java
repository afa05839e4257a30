package org.lastmile.contract;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A column of a contract to which the values of another column refer.
 *
 * @param contract id of the contract that announces the keys
 */
public record Reference(String contract, String table, String column) implements Serializable {
    private static final Pattern OTHER_CONTRACT =
            Pattern.compile("(?<contract>[^/#]+)\\.odcs\\.yaml#schema/(?<table>[^/]+)/properties/(?<column>[^/]+)");
    private static final Pattern SAME_CONTRACT = Pattern.compile("(?<table>[^./#]+)\\.(?<column>[^./#]+)");

    /** Reads the text of {@code to} in a relationship of a contract; empty when it names no column. */
    static Optional<Reference> read(String to, String ownContract) {
        var other = OTHER_CONTRACT.matcher(to);

        if (other.matches()) {
            return Optional.of(new Reference(other.group("contract"), other.group("table"), other.group("column")));
        }

        var same = SAME_CONTRACT.matcher(to);
        return same.matches()
                ? Optional.of(new Reference(ownContract, same.group("table"), same.group("column")))
                : Optional.empty();
    }

    /** Name of the source table that holds the keys. */
    public String sourceTable() {
        return contract + "_" + table;
    }
}
