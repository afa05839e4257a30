package org.lastmile.identity;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.IdentifierKind;
import org.lastmile.contract.WarehouseException;

/**
 * Which identifiers belong to one learner: those that stand in one row, and all that are connected with them through
 * other rows. The strongest identifier names the learner; among equals the smallest key, so that the order in which
 * rows come does not matter.
 */
public final class LearnerLinks {
    private final Map<Long, Long> parents = new HashMap<>();
    private final Map<Long, Named> named = new HashMap<>();

    /** An identifier as a table holds it. */
    private record Named(IdentifierKind kind, String token) {}

    /**
     * Joins the identifiers of one row.
     *
     * @param tokens in the order of the kinds; null where the row has none
     */
    public void join(List<IdentifierKind> kinds, List<@Nullable String> tokens) {
        Long first = null;

        for (var i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);

            if (token == null) {
                continue;
            }

            var key = add(kinds.get(i), token);

            if (first == null) {
                first = key;
            } else {
                union(first, key);
            }
        }
    }

    /** 64-bit key of a token: the first 8 bytes of its digest. */
    static long key(String token) {
        return ByteBuffer.wrap(Base64.getUrlDecoder().decode(token.substring(token.indexOf('.') + 1)))
                .getLong();
    }

    private long add(IdentifierKind kind, String token) {
        var key = key(token);
        var known = named.putIfAbsent(key, new Named(kind, token));

        if (known != null && !known.token().equals(token)) {
            throw new WarehouseException("identity: two different identifiers share the 64-bit key of a learner;"
                    + " their facts would be mixed. Nothing was loaded; rotate the token key before you load again.");
        }

        parents.putIfAbsent(key, key);
        return key;
    }

    private long root(long key) {
        var root = key;

        while (parent(root) != root) {
            root = parent(root);
        }

        for (var at = key; at != root; ) {
            var next = parent(at);
            parents.put(at, root);
            at = next;
        }

        return root;
    }

    private long parent(long key) {
        return Objects.requireNonNull(parents.get(key));
    }

    private void union(long one, long other) {
        var left = root(one);
        var right = root(other);

        if (left != right) {
            var leftWins = isStronger(left, right);
            parents.put(leftWins ? right : left, leftWins ? left : right);
        }
    }

    private boolean isStronger(long one, long other) {
        var byKind = kind(one).compareTo(kind(other));
        return byKind < 0 || (byKind == 0 && one < other);
    }

    private IdentifierKind kind(long key) {
        return Objects.requireNonNull(named.get(key)).kind();
    }

    /** Keys that are not the id of their learner themselves, with that id. */
    public Map<Long, Long> learnerIds() {
        var ids = new TreeMap<Long, Long>();

        for (var key : List.copyOf(parents.keySet())) {
            var root = root(key);

            if (root != key) {
                ids.put(key, root);
            }
        }

        return ids;
    }
}
