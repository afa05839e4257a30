package org.lastmile.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lastmile.contract.WarehouseException;

/** Reads the YAML of pages strictly: an unknown key, a missing key and an unknown kind are errors. */
final class SettingsFile {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private static final Pattern MISSING = Pattern.compile("(?:Missing|Null value for) creator property '([^']+)'");

    private SettingsFile() {}

    /** @throws WarehouseException if the file is not what the type describes */
    static <T> T read(PageFiles files, String name, Class<T> type) {
        try {
            return YAML.readValue(files.text(name), type);
        } catch (JsonProcessingException e) {
            var place =
                    e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
            throw new WarehouseException(
                    "Page file " + name + place + ": " + problem(e)
                            + ". Correct the file; dashboards/README.md lists the keys.",
                    e);
        }
    }

    private static String problem(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            var known = unknown.getKnownPropertyIds();
            return "key '" + unknown.getPropertyName() + "' is unknown"
                    + (known == null
                            ? ""
                            : "; use "
                                    + known.stream()
                                            .map(String::valueOf)
                                            .sorted()
                                            .collect(Collectors.joining(", ")));
        }

        var missing = MISSING.matcher(e.getOriginalMessage());
        return missing.lookingAt() ? "key '" + missing.group(1) + "' is missing" : e.getOriginalMessage();
    }
}
