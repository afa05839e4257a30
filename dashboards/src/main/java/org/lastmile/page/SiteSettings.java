package org.lastmile.page;

import java.util.List;
import java.util.Map;

/**
 * The file {@code site.yaml}.
 *
 * @param pages      built-in pages in the order of the navigation; the first is the front page
 * @param anchors    what is dated by an anchor, as the beginning of a sentence: {@code offered_on: Offers}
 * @param dimensions names of the group dimensions
 * @param levels     names of levels by dimension; a level without one keeps its own name
 * @param rules      why a row was set aside, by rule; a rule without a text is called by its name
 */
record SiteSettings(
        List<String> pages,
        Map<String, String> anchors,
        Map<String, String> dimensions,
        Map<String, Map<String, String>> levels,
        Map<String, String> rules) {
    SiteSettings {
        pages = List.copyOf(pages);
        anchors = Map.copyOf(anchors);
        dimensions = Map.copyOf(dimensions);
        levels = Map.copyOf(levels);
        rules = Map.copyOf(rules);
    }
}
