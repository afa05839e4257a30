package org.lastmile.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lastmile.contract.WarehouseException;
import org.lastmile.contract.YamlMistake;
import org.lastmile.warehouse.PartnershipFolder;

/**
 * What {@code partnership.yaml} says.
 *
 * @param name    of the partnership, as pages and exports show it
 * @param contact whom readers of an export may ask
 * @param buckets learner buckets of a new warehouse
 * @param profile of the disclosure policy, when it is to be stricter than the publications ask for
 */
record PartnershipSettings(String name, String contact, int buckets, Optional<String> profile) {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Set<String> KEYS = Set.of("contact", "disclosure_profile", "learner_buckets", "name");

    /** @throws WarehouseException if the file is broken or has an unknown key */
    static PartnershipSettings read(PartnershipFolder folder) throws IOException {
        var file = folder.settings();

        try {
            var root = YAML.readTree(Files.readString(file));

            if (!root.isObject() && !root.isMissingNode()) {
                throw new WarehouseException(file + ": holds no keys; write 'key: value' lines with "
                        + String.join(", ", KEYS.stream().sorted().toList()) + ".");
            }

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
                    buckets(file, root.path("learner_buckets")),
                    Optional.of(root.path("disclosure_profile").asText("")).filter(profile -> !profile.isBlank()));
        } catch (CharacterCodingException failure) {
            throw new WarehouseException(file + ": is no text in UTF-8; save it as UTF-8.", failure);
        } catch (JsonProcessingException failure) {
            throw new WarehouseException(YamlMistake.of(file.toString(), failure), failure);
        }
    }

    private static int buckets(Path file, JsonNode value) {
        if (value.isMissingNode()) {
            return 1;
        }

        if (!value.isInt() || value.asInt() < 1 || value.asInt() > NewPartnership.MOST_BUCKETS) {
            throw new WarehouseException(file + ", 'learner_buckets': '" + value.asText()
                    + "' is no whole number from 1 to " + NewPartnership.MOST_BUCKETS + "; write one.");
        }

        return value.asInt();
    }
}
