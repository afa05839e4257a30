package org.lastmile.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lastmile.contract.WarehouseException;
import org.lastmile.warehouse.PartnershipFolder;

/**
 * What {@code partnership.yaml} says.
 *
 * @param name    of the partnership, as pages and exports show it
 * @param contact whom readers of an export may ask
 * @param buckets learner buckets of a new warehouse
 */
record PartnershipSettings(String name, String contact, int buckets) {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Set<String> KEYS = Set.of("contact", "learner_buckets", "name");

    /** @throws WarehouseException if the file is broken or has an unknown key */
    static PartnershipSettings read(PartnershipFolder folder) throws IOException {
        var file = folder.settings();

        try {
            var root = YAML.readTree(Files.readString(file));
            List<String> unknown = new ArrayList<>();
            root.fieldNames().forEachRemaining(key -> {
                if (!KEYS.contains(key)) {
                    unknown.add(key);
                }
            });

            if (!unknown.isEmpty()) {
                throw new WarehouseException(file + ": keys " + unknown + " are unknown; use "
                        + String.join(", ", KEYS.stream().sorted().toList()) + ".");
            }

            return new PartnershipSettings(
                    root.path("name").asText("Partnership"),
                    root.path("contact").asText(root.path("name").asText("Partnership")),
                    root.path("learner_buckets").asInt(1));
        } catch (JsonProcessingException failure) {
            throw new WarehouseException(
                    file + ": is no YAML: " + failure.getOriginalMessage() + "; correct the line.", failure);
        }
    }
}
