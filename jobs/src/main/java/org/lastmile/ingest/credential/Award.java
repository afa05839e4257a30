package org.lastmile.ingest.credential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the columns of one award and the facts beside it; what is not known gets no column. */
final class Award {
    private final Map<String, String> columns = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final List<Outcome> details = new ArrayList<>();

    Award(String standard, String credentialId, Learner learner) {
        names.put("credential_id", credentialId);
        put(names, "learner_did", Optional.ofNullable(learner.did()));
        put(names, "learner_email", Optional.ofNullable(learner.email()));
        columns.putAll(names);
        columns.put("standard", standard);
    }

    /**
     * The achievement by its id, or by its name where the id is not public.
     *
     * @param reference an object with id and name, or the id alone
     * @throws Rejection when neither is there
     */
    Award forAchievement(Part reference, Learner learner) throws Rejection {
        var name = PublicText.name(reference.text("name"));
        var key = PublicText.key(reference.reference(), learner).or(() -> name);

        if (key.isEmpty()) {
            throw new Rejection(Rule.ACHIEVEMENT_UNNAMED, reference.pointer());
        }

        columns.put("achievement_key", key.get());
        put(columns, "achievement_name", name);
        details.addAll(Alignments.of(reference, key.get(), learner));
        return this;
    }

    Award issuedBy(Optional<String> issuerKey) {
        put(columns, "issuer_key", issuerKey);
        return this;
    }

    Award during(Validity validity) {
        columns.put("awarded_on", validity.awardedOn().toString());
        put(columns, "expires_on", Optional.ofNullable(validity.expiresOn()).map(Object::toString));
        columns.put("award_state", validity.state());
        return this;
    }

    Award revoked() {
        columns.put("award_state", "revoked");
        return this;
    }

    /** @param key whose key has verified it; empty when nothing has */
    Award verifiedBy(String verification, Optional<String> key) {
        columns.put("verification", verification);
        put(columns, "signing_key", key);
        return this;
    }

    /** @param status places in lists that say later what has become of the award */
    Award listedIn(Part status) {
        columns.put("status_list", status.items().isEmpty() ? "none" : "listed");
        StatusPlaces.of(status).forEach(place -> add("award_status", place));
        return this;
    }

    /** Evidence is counted; its addresses name the learner, and its texts are free. */
    Award shownBy(Part evidence) {
        var items = evidence.items();
        columns.put("evidence_count", Integer.toString(items.size()));
        columns.put(
                "linked_evidence_count",
                Long.toString(items.stream()
                        .filter(item -> item.reference().isPresent())
                        .count()));
        return this;
    }

    Award with(List<Map<String, String>> results) {
        results.forEach(result -> add("award_result", result));
        return this;
    }

    /** The award first, then what stands beside it. */
    List<Outcome> outcomes() {
        var outcomes = new ArrayList<Outcome>();
        outcomes.add(new Outcome.Accepted(columns));
        outcomes.addAll(details);
        return outcomes;
    }

    private void add(String table, Map<String, String> detail) {
        var row = new LinkedHashMap<>(names);
        row.putAll(detail);
        details.add(new Outcome.Detail(table, row));
    }

    private static void put(Map<String, String> columns, String column, Optional<String> value) {
        value.ifPresent(text -> columns.put(column, text));
    }
}
