package org.lastmile.disclosure;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one or two people make of hidden sums: they take out of them those of which they are all. */
final class Insight {
    private final Holders people;
    private final List<Hidden> own;
    private Projection projection = Projection.NONE;
    private final Map<Hidden, Long> places = new HashMap<>();

    /** @param own hidden sums of which these people are all */
    Insight(Holders people, Collection<Hidden> own) {
        this.people = people;
        this.own = List.copyOf(own);
    }

    static Insight ofOutsiders() {
        return new Insight(Holders.NOBODY, List.of());
    }

    Holders people() {
        return people;
    }

    List<Hidden> own() {
        return own;
    }

    Projection projection() {
        return projection;
    }

    /** How many sums they know that do not follow from one another. */
    int rank() {
        return projection.rank();
    }

    /** Where the sums lie whose place is not the one that outsiders see. */
    Map<Hidden, Long> places() {
        return places;
    }

    void know(Projection known) {
        projection = known;
    }

    /** Whether a change of a sum with these holders changes what these people know. */
    boolean isKnown(Holders holders) {
        return holders.areAmong(people);
    }
}
