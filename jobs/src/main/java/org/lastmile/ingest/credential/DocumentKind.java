package org.lastmile.ingest.credential;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a document is, by its types; OpenBadgeCredential is another name of AchievementCredential. */
enum DocumentKind {
    ASSERTION("Assertion"),
    CLR("ClrCredential"),
    ACHIEVEMENT_CREDENTIAL("AchievementCredential", "OpenBadgeCredential"),
    PRESENTATION("VerifiablePresentation"),
    ISSUER("Issuer", "Profile"),
    BADGE_CLASS("BadgeClass", "Achievement"),
    KEY("CryptographicKey"),
    REVOCATION_LIST("RevocationList", "1EdTechRevocationList"),
    STATUS_LIST("BitstringStatusListCredential", "StatusList2021Credential", "RevocationList2020Credential"),
    ENDORSEMENT("Endorsement", "EndorsementCredential"),
    CRITERIA("Criteria"),
    CONTEXT,
    UNKNOWN;

    private static final Set<String> KEY_SET_FIELDS = Set.of("keys");
    private static final Set<String> CONTEXT_FIELDS = Set.of("@context");
    private static final Set<String> CRITERIA_FIELDS = Set.of("@context", "id", "narrative");

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes no list that can change.
    private final List<String> types;

    DocumentKind(String... types) {
        this.types = List.of(types);
    }

    static DocumentKind of(Part document) {
        var types = document.types();

        if (types.isEmpty()) {
            return ofUntyped(document);
        }

        for (var kind : values()) {
            if (kind.types.stream().anyMatch(types::contains)) {
                return kind;
            }
        }

        return UNKNOWN;
    }

    /** The type of criteria is optional in Open Badges 2.0; key sets and contexts have none. */
    private static DocumentKind ofUntyped(Part document) {
        var fields = Set.copyOf(
                document.node().properties().stream().map(Map.Entry::getKey).toList());

        if (fields.equals(KEY_SET_FIELDS)) {
            return KEY;
        }

        if (fields.equals(CONTEXT_FIELDS)) {
            return CONTEXT;
        }

        if (fields.contains("revokedCredentials") || fields.contains("revokedCredential")) {
            return REVOCATION_LIST;
        }

        return fields.contains("narrative") && CRITERIA_FIELDS.containsAll(fields) ? CRITERIA : UNKNOWN;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
