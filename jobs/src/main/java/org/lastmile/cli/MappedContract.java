package org.lastmile.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.Locale;
import org.lastmile.ingest.ContractMap;

/** A contract with the headings of a file as other names of its columns, ready for a partnership's contracts folder. */
record MappedContract(ContractMap.Proposal proposal, String contract) {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    /** The YAML, opened by comments that say what is sure and what is not. */
    String text() throws IOException {
        var root = (ObjectNode) YAML.readTree(contract);

        for (var schema : root.path("schema")) {
            if (schema.path("name").asText().equals(proposal.table())) {
                rename((ObjectNode) schema);
            }
        }

        return comments() + YAML.writeValueAsString(root);
    }

    private void rename(ObjectNode schema) {
        for (var match : proposal.matches()) {
            if (match.certainty() != ContractMap.Certainty.KNOWN) {
                schema.path("properties").forEach(property -> {
                    if (property.path("name").asText().equals(match.column())) {
                        alias((ObjectNode) property, match.heading());
                    }
                });
            }
        }

        if (!proposal.left().isEmpty() && custom(schema, "otherColumns").isMissingNode()) {
            schema.withArray("customProperties")
                    .addObject()
                    .put("property", "otherColumns")
                    .put("value", "ignored");
        }
    }

    private static void alias(ObjectNode property, String heading) {
        var aliases = custom(property, "aliases");

        if (aliases instanceof ArrayNode list) {
            list.add(heading);
        } else {
            property.withArray("customProperties")
                    .addObject()
                    .put("property", "aliases")
                    .putArray("value")
                    .add(heading);
        }
    }

    private static JsonNode custom(ObjectNode node, String name) {
        for (var entry : node.path("customProperties")) {
            if (entry.path("property").asText().equals(name)) {
                return entry.path("value");
            }
        }

        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    private String comments() {
        var id = proposal.contract().id();
        var text = new StringBuilder("# A proposal: contract '" + id + "', table '" + proposal.table()
                + "'. Read it, raise"
                + " 'version', save it as contracts/" + id + ".odcs.yaml,\n# and judge the file with 'lastmile contract"
                + " check'.\n");

        for (var match : proposal.matches()) {
            text.append("# ")
                    .append(match.certainty().name().toLowerCase(Locale.ROOT))
                    .append(": ")
                    .append(oneLine(match.heading()))
                    .append(" is ")
                    .append(match.column())
                    .append(
                            match.fitPct() < 0
                                    ? " (no values in the first rows)"
                                    : " (" + match.fitPct() + " % of the values in the first rows fit)")
                    .append("\n");
        }

        proposal.left()
                .forEach(heading ->
                        text.append("# left out: ").append(oneLine(heading)).append(" is like no column\n"));
        proposal.lacking().forEach(column -> text.append("# MISSING: required column ")
                .append(column)
                .append(" is like no heading; add an alias by hand, or the files cannot be loaded\n"));
        return text.toString();
    }

    private static String oneLine(String heading) {
        return "'" + heading.replaceAll("\\p{Cntrl}", "?") + "'";
    }
}
