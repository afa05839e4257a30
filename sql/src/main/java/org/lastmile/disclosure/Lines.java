package org.lastmile.disclosure;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Groups what is left of hidden sums by direction, as outsiders see them and as insiders do where that is not the same.
 * Two that are multiples of one another give each other away to whoever knows one of them.
 */
final class Lines {
    private final Map<Long, Map<Insight, Set<Hidden>>> byDirection = new HashMap<>();

    void add(long direction, Insight who, Hidden one) {
        byDirection
                .computeIfAbsent(direction, any -> new HashMap<>(2))
                .computeIfAbsent(who, any -> new HashSet<>(2))
                .add(one);
    }

    void remove(long direction, Insight who, Hidden one) {
        var seen = byDirection.get(direction);
        var some = seen == null ? null : seen.get(who);

        if (seen == null || some == null) {
            return;
        }

        some.remove(one);

        if (some.isEmpty()) {
            seen.remove(who);
        }

        if (seen.isEmpty()) {
            byDirection.remove(direction);
        }
    }

    /** Who sees sums on a line. */
    Set<Insight> whoSee(long direction) {
        return byDirection.getOrDefault(direction, Map.of()).keySet();
    }

    Set<Hidden> at(long direction, Insight who) {
        return byDirection.getOrDefault(direction, Map.of()).getOrDefault(who, Set.of());
    }
}
