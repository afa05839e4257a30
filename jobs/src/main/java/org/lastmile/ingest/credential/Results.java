package org.lastmile.ingest.credential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Results with which an achievement was reached. A value is kept when it is a number, or one of the values or levels that
 * the achievement itself names: any other text is free.
 *
 * @see <a href="https://www.imsglobal.org/spec/ob/v3p0/#result">Open Badges 3.0, Result</a>
 */
final class Results {
    private static final Set<String> STATES =
            Set.of("Completed", "Enrolled", "Failed", "InProgress", "OnHold", "Provisional", "Withdrew");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,12}([.][0-9]{1,6})?");
    private static final Pattern KIND = Pattern.compile("[A-Za-z0-9:_-]{1,100}");

    private Results() {}

    static List<Map<String, String>> of(Part subject, Part achievement) {
        var rows = new ArrayList<Map<String, String>>();

        for (var result : subject.child("result").items()) {
            var described = described(result, achievement);
            var row = new LinkedHashMap<String, String>();
            row.put("result_position", Integer.toString(rows.size() + 1));
            described
                    .flatMap(description -> description.text("resultType"))
                    .filter(kind -> KIND.matcher(kind).matches())
                    .ifPresent(kind -> row.put("result_kind", kind));
            PublicText.name(described.flatMap(description -> description.text("name")))
                    .ifPresent(name -> row.put("result_name", name));
            result.text("value")
                    .filter(value -> NUMBER.matcher(value).matches())
                    .ifPresent(value -> row.put("result_score", value));
            described
                    .flatMap(description -> level(result, description))
                    .ifPresent(value -> row.put("result_level", value));
            result.text("status").filter(STATES::contains).ifPresent(state -> row.put("result_state", state));
            rows.add(row);
        }

        return rows;
    }

    private static Optional<Part> described(Part result, Part achievement) {
        var id = result.text("resultDescription");
        return achievement.child("resultDescription").items().stream()
                .filter(description -> id.isPresent() && description.text("id").equals(id))
                .findFirst();
    }

    private static Optional<String> level(Part result, Part description) {
        var allowed = description.child("allowedValue").texts();
        var achieved = result.text("achievedLevel");
        var ofRubric = description.child("rubricCriterionLevel").items().stream()
                .filter(level -> achieved.isPresent() && level.text("id").equals(achieved))
                .flatMap(level -> level.text("level").or(() -> level.text("name")).stream())
                .findFirst();
        return PublicText.name(result.text("value").filter(allowed::contains).or(() -> ofRubric));
    }
}
