package org.lastmile.page;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** One panel of a page file. Its kind is also the name of its template in {@code charts/}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PanelSettings.Sentence.class, name = "sentence"),
    @JsonSubTypes.Type(value = PanelSettings.Tiles.class, name = "tiles"),
    @JsonSubTypes.Type(value = PanelSettings.Funnel.class, name = "funnel"),
    @JsonSubTypes.Type(value = PanelSettings.Trend.class, name = "trend"),
    @JsonSubTypes.Type(value = PanelSettings.Equity.class, name = "equity"),
    @JsonSubTypes.Type(value = PanelSettings.Sources.class, name = "sources")
})
sealed interface PanelSettings {
    /** Indicators the panel reads, in the order it reads them. */
    List<String> read();

    /**
     * The opening of a page.
     *
     * @param rose  headline when the share is higher than a year before, beyond chance
     * @param fell  headline when it is lower, beyond chance
     * @param same  headline when it is neither
     * @param alone headline when there is nothing to compare with
     * @param fact  what the share is a share of; stands behind the percentage
     * @param gapBy dimensions among which the largest gap is looked for
     */
    record Sentence(
            String indicator, String rose, String fell, String same, String alone, String fact, List<String> gapBy)
            implements PanelSettings {
        public Sentence {
            gapBy = List.copyOf(gapBy);
        }

        @Override
        public List<String> read() {
            return List.of(indicator);
        }
    }

    /** Headline tiles, one per indicator. */
    record Tiles(String title, List<String> indicators) implements PanelSettings {
        public Tiles {
            indicators = List.copyOf(indicators);
        }

        @Override
        public List<String> read() {
            return indicators;
        }
    }

    /** Steps of one cohort; every indicator is a count. */
    record Funnel(String title, String lead, List<Step> steps) implements PanelSettings {
        public Funnel {
            steps = List.copyOf(steps);
        }

        @Override
        public List<String> read() {
            return steps.stream().map(Step::indicator).toList();
        }
    }

    /** A step of a funnel. */
    record Step(String indicator, String label) {}

    /** One indicator through the quarters. */
    record Trend(String title, String lead, String indicator) implements PanelSettings {
        @Override
        public List<String> read() {
            return List.of(indicator);
        }
    }

    /** What each source brought, through when, and how many of its rows were set aside. */
    record Sources(String title, String lead) implements PanelSettings {
        @Override
        public List<String> read() {
            return List.of();
        }
    }

    /** One share by group dimensions, each group against all learners. */
    record Equity(String title, String lead, String indicator, List<String> by) implements PanelSettings {
        public Equity {
            by = List.copyOf(by);
        }

        @Override
        public List<String> read() {
            return List.of(indicator);
        }
    }
}
