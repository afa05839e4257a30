package org.lastmile.ingest.credential;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Collects the columns of one award; what is not known gets no column. */
final class Award {
    private final Map<String, String> columns = new LinkedHashMap<>();

    Award(String standard, String credentialId, Learner learner) {
        columns.put("credential_id", credentialId);
        put("learner_did", Optional.ofNullable(learner.did()));
        put("learner_email", Optional.ofNullable(learner.email()));
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
        put("achievement_name", name);
        return this;
    }

    Award issuedBy(Optional<String> issuerKey) {
        put("issuer_key", issuerKey);
        return this;
    }

    Award during(Validity validity) {
        columns.put("awarded_on", validity.awardedOn().toString());
        put("expires_on", Optional.ofNullable(validity.expiresOn()).map(Object::toString));
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
        put("signing_key", key);
        return this;
    }

    Award listedIn(String statusList) {
        columns.put("status_list", statusList);
        return this;
    }

    Outcome.Accepted accepted() {
        return new Outcome.Accepted(columns);
    }

    private void put(String column, Optional<String> value) {
        value.ifPresent(text -> columns.put(column, text));
    }
}
