package org.lastmile.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.WarehouseException;
import org.lastmile.contract.YamlMistake;

/**
 * What one funder's package holds, as {@code exports/<id>.yaml} says it. Texts may hold {partnership}, {funder},
 * {quarter}, {edition}, {made_on}, {minimum}, {contact}.
 *
 * @param publications names, or {@code all}
 * @param indicators   names, or {@code all}
 * @param groups       dimensions, or {@code all}; none takes totals only
 */
public record ExportLayout(
        String id,
        String title,
        String description,
        List<String> publications,
        List<String> indicators,
        List<String> groups,
        Periods periods,
        Licence licence,
        String contact) {
    static final String ALL = "all";

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    public ExportLayout {
        publications = List.copyOf(publications);
        indicators = List.copyOf(indicators);
        groups = List.copyOf(groups);
    }

    /** How many of the newest quarters and years the package goes back; 0 for none. */
    public record Periods(int quarters, int years) {}

    /** Terms of use in the partnership's own words. */
    public record Licence(String title, String text) {}

    /**
     * The partnership's own layout of that name, else the built-in one.
     *
     * @throws WarehouseException if there is none, or it is not as it must be
     */
    public static ExportLayout named(String name, Path partnershipFolder) {
        var file = partnershipFolder.resolve("exports").resolve(name + ".yaml");

        if (Files.isRegularFile(file)) {
            return parse(file.toString(), text(file));
        }

        var builtIn = resource(name + ".yaml");

        if (builtIn == null) {
            throw new WarehouseException("There is no layout '" + name + "': neither " + file
                    + " nor a built-in one; write that file, or use quarterly.");
        }

        return parse("exports/" + name + ".yaml", builtIn);
    }

    /** The text of a built-in file, null when there is none. */
    static @Nullable String resource(String name) {
        try (var in = ExportLayout.class.getResourceAsStream("/lastmile/exports/" + name)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    static ExportLayout parse(String file, String text) {
        try {
            var layout = YAML.readValue(text, ExportLayout.class);
            check(file, layout);
            return layout;
        } catch (JsonProcessingException e) {
            throw new WarehouseException(
                    YamlMistake.of(file, e) + " The built-in exports/quarterly.yaml shows how.", e);
        }
    }

    private static void check(String file, ExportLayout layout) {
        var problems = new ArrayList<String>();

        if (!layout.id().matches("[a-z][a-z0-9_-]*")) {
            problems.add(file + ", 'id': '" + layout.id() + "' must be of small letters, digits, - and _.");
        }

        if (layout.publications().isEmpty() || layout.indicators().isEmpty()) {
            problems.add(file + ", 'publications' and 'indicators' must name at least one each, or all.");
        }

        if (layout.periods().quarters() < 0
                || layout.periods().years() < 0
                || layout.periods().quarters() + layout.periods().years() == 0) {
            problems.add(file + ", 'periods': quarters and years must be 0 or more, and not both 0.");
        }

        if (!problems.isEmpty()) {
            throw new WarehouseException(String.join("\n", problems));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new WarehouseException(file + " could not be read: " + e.getMessage(), e);
        }
    }
}
