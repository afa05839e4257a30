package org.lastmile.ingest.credential;

import java.util.List;
import java.util.regex.Pattern;

/** Contexts that say by which edition of which standard a document is written. */
final class Contexts {
    static final String CREDENTIALS_2 = "https://www.w3.org/ns/credentials/v2";

    private static final String CREDENTIALS_1 = "https://www.w3.org/2018/credentials/v1";
    private static final Pattern OPEN_BADGES_2 = Pattern.compile("https?://w3id\\.org/openbadges/v2(\\.\\d+)?"
            + "|https?://(www\\.)?openbadgespec\\.org/v2/context\\.json"
            + "|https?://purl\\.imsglobal\\.org/spec/ob/v2p1/.+");
    private static final Pattern OPEN_BADGES_3 =
            Pattern.compile("https?://purl\\.imsglobal\\.org/spec/ob/v3p0/context(-3\\.0\\.\\d+)?\\.json"
                    + "|https?://purl\\.imsglobal\\.org/spec/ob/v3p0/context/ob_v3p0\\.jsonld"
                    + "|https://imsglobal\\.github\\.io/openbadges-specification/context\\.json");
    private static final Pattern CLR_2 =
            Pattern.compile("https?://purl\\.imsglobal\\.org/spec/clr/v2p0/context(-2\\.0\\.\\d+)?\\.json"
                    + "|https://dc\\.imsglobal\\.org/draft/clr/v2p0/context");

    private Contexts() {}

    static void checkAssertion(Part document) throws Rejection {
        var contexts = present(document);

        if (isInlineOpenBadges(document.child("@context"))) {
            return;
        }

        checkAny(contexts, OPEN_BADGES_2, document);
    }

    static void checkAchievement(Part document) throws Rejection {
        checkCredential(document);
        checkAny(document.child("@context").texts(), OPEN_BADGES_3, document);
    }

    static void checkClr(Part document) throws Rejection {
        checkCredential(document);
        checkAny(document.child("@context").texts(), CLR_2, document);
    }

    static boolean isCredentials2(Part document) {
        return document.child("@context").texts().contains(CREDENTIALS_2);
    }

    /** The context of the Verifiable Credentials model comes first, in both versions of the model. */
    private static void checkCredential(Part document) throws Rejection {
        var contexts = present(document);

        if (contexts.isEmpty() || !List.of(CREDENTIALS_1, CREDENTIALS_2).contains(contexts.get(0))) {
            throw new Rejection(Rule.CONTEXT_MISSING, document.child("@context").pointer());
        }
    }

    private static List<String> present(Part document) throws Rejection {
        var context = document.child("@context");

        if (context.isMissing()) {
            throw new Rejection(Rule.CONTEXT_MISSING, context.pointer());
        }

        return context.texts();
    }

    private static void checkAny(List<String> contexts, Pattern known, Part document) throws Rejection {
        if (contexts.stream().noneMatch(context -> known.matcher(context).matches())) {
            throw new Rejection(Rule.CONTEXT_UNKNOWN, document.child("@context").pointer());
        }
    }

    /** Some platforms write the whole context of Open Badges 2.0 into each document. */
    private static boolean isInlineOpenBadges(Part context) {
        return context.items().stream().anyMatch(item -> item.text("obi")
                .filter("https://w3id.org/openbadges#"::equals)
                .isPresent());
    }
}
