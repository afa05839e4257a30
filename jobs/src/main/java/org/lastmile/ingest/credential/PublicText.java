package org.lastmile.ingest.credential;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lets through only what names an achievement or an issuer and no person. */
final class PublicText {
    private static final int LONGEST_KEY = 1000;
    private static final int LONGEST_NAME = 300;
    private static final Pattern ADDRESS = Pattern.compile("\\S@\\S");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");

    private PublicText() {}

    /**
     * An id; empty when it may hold an e-mail address or is the learner's own, as in a self-issued credential. Documents
     * with {@code mailto:} as id of the achievement exist.
     */
    static Optional<String> key(Optional<String> id, Learner learner) {
        return id.filter(text -> text.length() <= LONGEST_KEY)
                .filter(text ->
                        !text.contains("@") && !text.toLowerCase(Locale.ROOT).contains("%40"))
                .filter(text -> !learner.isNamedBy(text));
    }

    /** A name in one line, cut after 300 characters; empty when it holds an e-mail address. */
    static Optional<String> name(Optional<String> name) {
        return name.filter(text -> !ADDRESS.matcher(text).find())
                .map(text -> BLANKS.matcher(text).replaceAll(" ").strip())
                .filter(text -> !text.isEmpty())
                .map(text -> text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME));
    }
}
