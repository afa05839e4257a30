package org.lastmile.page;

import java.util.Map;

/**
 * A panel ready for its template.
 *
 * @param kind  name of the template
 * @param view  what the template may name
 * @param files text of the files that stand beside the page, by address
 */
record Panel(String kind, Object view, Map<String, String> files) {
    Panel {
        files = Map.copyOf(files);
    }

    static Panel of(PanelSettings settings, int number, Desk desk) {
        if (settings instanceof PanelSettings.Sentence sentence) {
            return SentencePanel.of(sentence, desk);
        }

        if (settings instanceof PanelSettings.Tiles tiles) {
            return TilesPanel.of(tiles, new Place("tiles-" + number, desk));
        }

        if (settings instanceof PanelSettings.Funnel funnel) {
            return FunnelPanel.of(funnel, new Place("funnel-" + number, desk));
        }

        if (settings instanceof PanelSettings.Trend trend) {
            return TrendPanel.of(trend, new Place("trend-" + number, desk));
        }

        if (settings instanceof PanelSettings.Equity equity) {
            return EquityPanel.of(equity, new Place("equity-" + number, desk));
        }

        if (settings instanceof PanelSettings.Sources sources) {
            return SourcesPanel.of(sources, new Place("sources-" + number, desk));
        }

        throw new IllegalStateException("Kind of panel without a drawing: " + settings);
    }

    /** Where a panel stands: its name on the page, which is its anchor and the name of its file, and the desk. */
    record Place(String id, Desk desk) {
        String csv() {
            return desk.csv(id);
        }
    }

    /**
     * What the templates of all charts name.
     *
     * @param cohort whom the numbers count; blank when nothing can be shown
     * @param absent why there is no chart; blank when there is one
     * @param how    address of the definition
     */
    record ChartView(
            String id,
            String title,
            String lead,
            String cohort,
            String absent,
            String wide,
            String narrow,
            Table table,
            String csv,
            String how) {}
}
