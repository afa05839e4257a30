package org.lastmile.indicator;

import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one indicator. */
final class IndicatorFile {
    private static final Set<String> KEYS = Set.of(
            "id",
            "title",
            "mart",
            "anchor",
            "quarter_of",
            "population",
            "window",
            "needs",
            "numerator",
            "statistic",
            "value",
            "unit",
            "is_additive",
            "part_of",
            "question",
            "source",
            "owner",
            "limits",
            "since",
            "version");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern WINDOW = Pattern.compile("(\\d{1,4}) days");

    private final YamlFile yaml;
    private final Set<String> marts;

    private IndicatorFile(YamlFile yaml, Set<String> marts) {
        this.yaml = yaml;
        this.marts = marts;
    }

    /**
     * @param marts that there are
     * @throws org.lastmile.contract.WarehouseException naming every problem of the file
     */
    static Indicator read(String fileName, String text, Set<String> marts) {
        var file = new IndicatorFile(YamlFile.parse("indicators/" + fileName, text), marts);
        var indicator = file.indicator();
        file.check(fileName, indicator);
        file.yaml.complain();
        return indicator;
    }

    private Indicator indicator() {
        yaml.allow(KEYS);
        var anchor = yaml.text("anchor");
        return new Indicator(
                yaml.text("id"),
                yaml.text("title"),
                yaml.text("mart"),
                anchor,
                Objects.requireNonNullElse(yaml.optionalText("quarter_of"), anchor),
                yaml.text("population"),
                windowDays(),
                yaml.texts("needs"),
                yaml.optionalText("numerator"),
                statistic(),
                yaml.optionalText("value"),
                yaml.text("unit"),
                isAdditive(),
                yaml.texts("part_of"),
                yaml.text("question"),
                yaml.text("source"),
                yaml.text("owner"),
                yaml.text("limits"),
                yaml.text("since"),
                yaml.number("version"));
    }

    private int windowDays() {
        var text = yaml.text("window");
        var match = WINDOW.matcher(text);

        if (match.matches()) {
            return Integer.parseInt(match.group(1));
        }

        yaml.problem("field 'window': '" + text + "' is no number of days; write it as '30 days' or '0 days'.");
        return 0;
    }

    private boolean isAdditive() {
        var text = yaml.optionalText("is_additive");

        if (text != null && !text.equals("true") && !text.equals("false")) {
            yaml.problem("field 'is_additive': '" + text + "' is neither true nor false; leave it out for true.");
        }

        return !"false".equals(text);
    }

    private Statistic statistic() {
        var text = yaml.text("statistic");

        for (var statistic : Statistic.values()) {
            if (statistic.word().equals(text)) {
                return statistic;
            }
        }

        yaml.problem("field 'statistic': '" + text + "' is unknown; use share, count or sum.");
        return Statistic.COUNT;
    }

    private void check(String fileName, Indicator indicator) {
        if (!fileName.equals(indicator.id() + ".yaml")) {
            yaml.problem("field 'id': '" + indicator.id() + "' is not the name of the file; make them the same.");
        }

        if (!NAME.matcher(indicator.id()).matches()) {
            yaml.problem("field 'id': '" + indicator.id() + "' is no name; use small letters, digits and _.");
        }

        if (!marts.contains(indicator.mart())) {
            yaml.problem("field 'mart': '" + indicator.mart() + "' is unknown; use one of "
                    + String.join(", ", marts.stream().sorted().toList()) + ".");
        }

        if (indicator.needs().isEmpty()) {
            yaml.problem("field 'needs' is empty; list the sources that must have observed the window.");
        }

        if (!indicator.isAdditive() && !indicator.countsPeople()) {
            yaml.problem("field 'is_additive': cells of '" + indicator.unit() + "' always add up; remove it.");
        }

        if (!indicator.partOf().isEmpty() && !indicator.countsPeople()) {
            yaml.problem("field 'part_of': only learners are a part of others; remove it.");
        }

        if ((indicator.statistic() == Statistic.SHARE) != (indicator.numerator() != null)) {
            yaml.problem("field 'numerator' belongs to statistic share, and only to it; add or remove it.");
        }

        if ((indicator.statistic() == Statistic.SUM) != (indicator.value() != null)) {
            yaml.problem("field 'value' belongs to statistic sum, and only to it; add or remove it.");
        }
    }
}
