package org.lastmile.erasure;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * By what the rows of one learner are known.
 *
 * @param keys        64-bit keys of all tokens, the id of the learner among them
 * @param tokens      of identifiers that are the learner's, and of the learner's name where nobody else has it
 * @param credentials tokens of credentials and records that nobody else has
 * @param shared      tokens of identifiers that are nobody's, and stand in rows of the learner and of others
 * @param sets        identifiers of rows that are the learner's, or nobody's and name the learner; see
 *                    {@link IdentifierSet}
 * @param children    keys that rows without a learner refer to, such as those of a visit, by source table and column
 */
record Marks(
        Set<Long> keys,
        Set<String> tokens,
        Set<String> credentials,
        Set<String> shared,
        Set<String> sets,
        Map<String, Map<String, Set<String>>> children) {
    Marks {
        keys = new TreeSet<>(keys);
        tokens = new TreeSet<>(tokens);
        credentials = new TreeSet<>(credentials);
        shared = new TreeSet<>(shared);
        sets = new TreeSet<>(sets);
        children = new TreeMap<>(children);
    }

    /** The same marks with other children. */
    Marks with(Map<String, Map<String, Set<String>>> others) {
        return new Marks(keys, tokens, credentials, shared, sets, others);
    }

    /** All tokens of which nothing may stay. */
    Set<String> words() {
        var words = new TreeSet<>(tokens);
        words.addAll(credentials);
        return words;
    }
}
