package org.lastmile.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.lastmile.contract.WarehouseException;
import org.lastmile.contract.YamlMistake;

/** Reads the YAML of pages strictly: an unknown key, a missing key and an unknown kind are errors. */
final class SettingsFile {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private SettingsFile() {}

    /** @throws WarehouseException if the file is not what the type describes */
    static <T> T read(PageFiles files, String name, Class<T> type) {
        try {
            return YAML.readValue(files.text(name), type);
        } catch (JsonProcessingException e) {
            throw new WarehouseException(
                    YamlMistake.of("Page file " + name, e) + " dashboards/README.md lists the keys.", e);
        }
    }
}
