package org.lastmile.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    /** Of a contract that has them. */
    static @Nullable ManifestRules read(Map<String, JsonNode> keys) {
        var manifest = keys.get("manifest");

        if (manifest == null) {
            return null;
        }

        var requires = new LinkedHashMap<String, String>();
        manifest.path("requires")
                .properties()
                .forEach(entry -> requires.put(entry.getKey(), entry.getValue().asText()));
        return new ManifestRules(
                manifest.path("table").asText(), manifest.path("files").asText(), requires);
    }
}
