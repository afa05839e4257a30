package org.lastmile.disclosure;

import java.util.Map;
import java.util.TreeMap;

/**
 * The people who are together all of a hidden sum, and so know it; nobody when they are too many to talk to one another.
 *
 * @param classes people by class
 */
record Holders(Map<Integer, Long> classes) {
    /** Of a sum that nobody knows. */
    static final Holders NOBODY = new Holders(Map.of());

    Holders {
        classes = Map.copyOf(classes);
    }

    /** The one person of a class. */
    static Holders alone(int personClass) {
        return new Holders(Map.of(personClass, 1L));
    }

    boolean isNobody() {
        return classes.isEmpty();
    }

    long people() {
        return classes.values().stream().mapToLong(Long::longValue).sum();
    }

    Holders and(Holders others) {
        var all = new TreeMap<>(classes);
        all.putAll(others.classes);
        return new Holders(all);
    }

    /** Whether these are some of the others, so that those know the same. */
    boolean areAmong(Holders others) {
        return !isNobody() && others.classes.keySet().containsAll(classes.keySet());
    }
}
