package org.lastmile.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of the rows of some deliveries, as one page that needs no other file. For whoever runs the warehouse and
 * for who sent the files: it counts rows, of one partner perhaps few, and has passed no gate.
 *
 * @param partnership its name
 * @param day         on which the rows were loaded
 */
public record QualityPage(String partnership, String day, List<Delivery> deliveries) {
    public QualityPage {
        deliveries = List.copyOf(deliveries);
    }

    /**
     * One delivery.
     *
     * @param files    what they were taken for, a sentence each
     * @param warnings promises that it does not keep, a sentence each
     */
    public record Delivery(
            String source, String id, Rows rows, List<String> files, List<String> warnings, List<Rule> rules) {
        public Delivery {
            files = List.copyOf(files);
            warnings = List.copyOf(warnings);
            rules = List.copyOf(rules);
        }

        /** Whether there is nothing to correct. */
        boolean isClean() {
            return rules.isEmpty() && warnings.isEmpty();
        }

        boolean hasRules() {
            return !rules.isEmpty();
        }
    }

    /** Rows of a delivery, as texts. */
    public record Rows(String read, String accepted, String repaired, String setAside) {}

    /**
     * Rows that met one rule.
     *
     * @param outcome what became of them: repaired, set aside, or loaded with a key that nobody has announced
     */
    public record Rule(String outcome, String table, String column, String rule, String rows, String meaning) {}

    /** The page. */
    public String html() {
        var files = new PageFiles(Optional.empty());
        return new Templates(files).html("quality", Map.of("page", this, "style", files.text("lastmile.css")));
    }
}
