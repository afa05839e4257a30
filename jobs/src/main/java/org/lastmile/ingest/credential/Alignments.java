package org.lastmile.ingest.credential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/** Competencies of public frameworks to which the issuer aligns an achievement; they say nothing of a learner. */
final class Alignments {
    private static final Pattern KIND = Pattern.compile("[A-Za-z0-9:_-]{1,100}");

    private Alignments() {}

    /** @param achievementKey key under which awards name the achievement */
    static List<Outcome> of(Part achievement, String achievementKey, Learner learner) {
        var rows = new ArrayList<Outcome>();

        for (var alignment : achievement.child("alignment").items()) {
            var competency = PublicText.key(alignment.text("targetUrl").or(alignment::reference), learner);

            if (competency.isPresent()) {
                var row = new LinkedHashMap<String, String>();
                row.put("achievement_key", achievementKey);
                row.put("competency_key", competency.get());
                PublicText.name(alignment.text("targetName")).ifPresent(name -> row.put("competency_name", name));
                PublicText.name(alignment.text("targetCode")).ifPresent(code -> row.put("competency_code", code));
                PublicText.name(alignment.text("targetFramework")).ifPresent(name -> row.put("framework_name", name));
                alignment
                        .text("targetType")
                        .filter(kind -> KIND.matcher(kind).matches())
                        .ifPresent(kind -> row.put("competency_kind", kind));
                rows.add(new Outcome.Detail("achievement_alignment", row));
            }
        }

        return rows;
    }
}
