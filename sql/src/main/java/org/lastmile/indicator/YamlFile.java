package org.lastmile.indicator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.WarehouseException;
import org.lastmile.contract.YamlMistake;

/** A flat YAML file that is read strictly: all its problems are collected and reported together. */
final class YamlFile {
    private static final YAMLMapper YAML = new YAMLMapper();

    private final String name;
    private final JsonNode root;
    private final List<String> problems;

    private YamlFile(String name, JsonNode root, List<String> problems) {
        this.name = name;
        this.root = root;
        this.problems = problems;
    }

    static YamlFile parse(String name, String text) {
        try {
            var root = YAML.readTree(text);

            if (root != null && root.isObject()) {
                return new YamlFile(name, root, new ArrayList<>());
            }
        } catch (JsonProcessingException failure) {
            throw new WarehouseException(YamlMistake.of(name, failure), failure);
        }

        throw new WarehouseException(name + ": has no keys; write one 'key: value' per line.");
    }

    /** A map inside this file; its problems are problems of the file. */
    List<YamlFile> entries(String key) {
        var entries = new ArrayList<YamlFile>();
        var number = 0;

        for (var node : node(key)) {
            number++;
            var entry = node.isObject() ? node : JsonNodeFactory.instance.objectNode();
            entries.add(new YamlFile(name + ", " + key + " " + number, entry, problems));
        }

        if (entries.isEmpty()) {
            problem("field '" + key + "' has no entries; list at least one.");
        }

        return entries;
    }

    void allow(Set<String> keys) {
        root.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                problem("field '" + key + "' is unknown; use "
                        + String.join(", ", keys.stream().sorted().toList()) + ".");
            }
        });
    }

    boolean has(String key) {
        return root.hasNonNull(key);
    }

    String text(String key) {
        var text = optionalText(key);

        if (text == null) {
            problem("field '" + key + "' is missing; every file of this kind needs it.");
            return "";
        }

        return text;
    }

    @Nullable
    String optionalText(String key) {
        var text = node(key).asText("").strip();
        return text.isEmpty() ? null : text;
    }

    List<String> texts(String key) {
        var texts = new ArrayList<String>();

        if (has(key) && !node(key).isArray()) {
            problem("field '" + key + "' is no list; write it as [a, b].");
        }

        node(key).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    int number(String key) {
        if (!node(key).canConvertToInt()) {
            problem("field '" + key + "' is no whole number; write it as 1.");
        }

        return node(key).asInt();
    }

    void problem(String text) {
        problems.add(name + ", " + text);
    }

    /** @throws WarehouseException naming every problem of the file, if there is one */
    void complain() {
        if (!problems.isEmpty()) {
            throw new WarehouseException(String.join("\n", problems));
        }
    }

    private JsonNode node(String key) {
        return root.path(key);
    }
}
