package org.lastmile.publish;

import java.util.Map;

/** Look-ups that cannot miss: a missing key is our bug. */
final class Known {
    private Known() {}

    static <K, V> V in(Map<K, V> map, K key) {
        var value = map.get(key);

        if (value == null) {
            throw new IllegalStateException("nothing is known of " + key);
        }

        return value;
    }
}
