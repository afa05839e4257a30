package org.lastmile.contract;

import java.io.Serializable;
import java.util.Map;

/**
 * How a package of files says what is in it.
 *
 * @param table    table of the contract that holds properties and their values, in its first two columns
 * @param files    what stands before the name of a file in the property that says whether it is whole or absent
 * @param requires values that properties must have
 */
public record ManifestRules(String table, String files, Map<String, String> requires) implements Serializable {
    public ManifestRules {
        requires = Map.copyOf(requires);
    }
}
