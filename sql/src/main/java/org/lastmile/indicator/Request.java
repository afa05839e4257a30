package org.lastmile.indicator;

import java.util.ArrayList;
import java.util.List;
import org.lastmile.contract.Shelf;

/**
 * What a funder asks for, as a layout of its package names it: a layout that says all everywhere asks for nothing in
 * particular.
 *
 * @param publications ids, or {@code all}
 * @param indicators   ids, or {@code all}
 * @param groups       dimensions, or {@code all}; none asks for totals only
 */
public record Request(List<String> publications, List<String> indicators, List<String> groups) {
    private static final String ALL = "all";

    public Request {
        publications = List.copyOf(publications);
        indicators = List.copyOf(indicators);
        groups = List.copyOf(groups);
    }

    /** The requests of all layouts, in the order of their files. */
    static List<Request> read(Shelf layouts) {
        var requests = new ArrayList<Request>();
        for (var name : layouts.names()) {
            var yaml = YamlFile.parse(layouts.place(name), layouts.text(name));
            requests.add(new Request(yaml.texts("publications"), yaml.texts("indicators"), yaml.texts("groups")));
            yaml.complain();
        }

        return requests;
    }

    /**
     * Whether somebody wants to see a cell.
     *
     * @param dimension {@code all} for the total
     */
    public boolean asksFor(String publication, String indicator, String dimension) {
        var isTotal = dimension.equals(ALL);
        return (isParticular(indicators) || (isParticular(groups) && !isTotal))
                && holds(publications, publication)
                && holds(indicators, indicator)
                && (isTotal || holds(groups, dimension));
    }

    private static boolean isParticular(List<String> names) {
        return !names.contains(ALL);
    }

    private static boolean holds(List<String> names, String name) {
        return names.contains(ALL) || names.contains(name);
    }
}
