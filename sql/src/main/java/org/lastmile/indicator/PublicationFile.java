package org.lastmile.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.lastmile.indicator.Publication.Layout;

/** Reads one publication. */
final class PublicationFile {
    private static final Set<String> KEYS = Set.of("id", "title", "policy", "indicators", "tables");
    private static final Set<String> TABLE_KEYS = Set.of("period", "by", "coarser", "indicators");

    private final YamlFile yaml;

    private PublicationFile(YamlFile yaml) {
        this.yaml = yaml;
    }

    /**
     * @param known    ids of the indicators that there are
     * @param requests what funders ask for
     * @throws org.lastmile.contract.WarehouseException naming every problem of the file
     */
    static Publication read(String fileName, String text, Set<String> known, List<Request> requests) {
        var file = new PublicationFile(YamlFile.parse("publications/" + fileName, text));
        var publication = file.publication(requests);
        file.check(fileName, publication, known);
        file.checkPlaces(publication);
        file.yaml.complain();
        return publication;
    }

    private Publication publication(List<Request> requests) {
        yaml.allow(KEYS);
        var indicators = yaml.texts("indicators");
        var tables = new ArrayList<Layout>();
        yaml.entries("tables").forEach(table -> tables.add(layout(table, indicators)));
        return new Publication(yaml.text("id"), yaml.text("title"), yaml.text("policy"), indicators, tables, requests);
    }

    private static Layout layout(YamlFile table, List<String> indicators) {
        table.allow(TABLE_KEYS);
        var period = table.text("period");
        var by = table.texts("by");
        var coarser = Stream.ofNullable(table.optionalText("coarser")).toList();
        var chosen = table.has("indicators") ? table.texts("indicators") : indicators;

        if (!period.equals("quarter") && !period.equals("year")) {
            table.problem("field 'period': '" + period + "' is unknown; use quarter or year.");
        }

        if (by.size() > 1) {
            table.problem("field 'by' has " + by.size() + " dimensions; groups are published one at a time.");
        }

        if (!coarser.isEmpty() && by.isEmpty()) {
            table.problem("field 'coarser' takes the place of a dimension, and 'by' has none; remove it.");
        }

        for (var dimension : Stream.concat(by.stream(), coarser.stream()).toList()) {
            if (!Dimensions.ALL.contains(dimension)) {
                table.problem("field 'by': '" + dimension + "' is unknown; use one of "
                        + String.join(", ", Dimensions.ALL) + ".");
            }
        }

        for (var id : chosen) {
            if (!indicators.contains(id)) {
                table.problem("field 'indicators': '" + id + "' is not among the indicators of the publication.");
            }
        }

        return Layout.open(
                period.equals("year"),
                by,
                coarser,
                indicators.stream().filter(chosen::contains).toList());
    }

    private void check(String fileName, Publication publication, Set<String> known) {
        if (!fileName.equals(publication.id() + ".yaml")) {
            yaml.problem("field 'id': '" + publication.id() + "' is not the name of the file; make them the same.");
        }

        if (publication.indicators().isEmpty()) {
            yaml.problem("field 'indicators' is empty; list at least one.");
        }

        for (var id : publication.indicators()) {
            if (!known.contains(id)) {
                yaml.problem("field 'indicators': '" + id + "' is unknown; there are "
                        + String.join(", ", known.stream().sorted().toList()) + ".");
            }
        }
    }

    private void checkPlaces(Publication publication) {
        var places = publication.tables().stream()
                .flatMap(layout -> layout.by().stream())
                .filter(Dimensions.PLACES::contains)
                .distinct()
                .toList();

        if (places.size() > 1) {
            yaml.problem("field 'tables': " + String.join(" and ", places) + " are in one publication, and libraries"
                    + " add up to their systems; leave one out, or write 'coarser: system_key'.");
        }
    }
}
