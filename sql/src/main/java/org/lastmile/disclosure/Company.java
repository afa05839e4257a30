package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/**
 * Whether hidden sums that move would tell somebody something: when nothing is left of one, or when one comes to lie on a
 * line with another one that these people know, or can know.
 *
 * @param people who look, and who know their own sums already
 * @param most   people who put together what they know, those included
 */
record Company(Holders people, int most) {
    /** A hidden sum, and its directions before and after. */
    record Move(Hidden one, long from, long to) {}

    /** @param residents sums of a direction that do not move */
    boolean isTelling(List<Move> moves, LongFunction<Stream<Hidden>> residents) {
        var arrivals = new HashMap<Long, List<Move>>();
        for (var move : moves) {
            if (move.to() == move.from()) {
                continue;
            }

            if (move.to() != Fingerprints.NOTHING) {
                arrivals.computeIfAbsent(move.to(), any -> new ArrayList<>()).add(move);
            } else if (!move.one().holders.areAmong(people)) {
                return true;
            }
        }

        return people.people() < most
                && arrivals.values().stream().anyMatch(some -> isNew(some, staying(some.get(0), moves, residents)));
    }

    private static List<Hidden> staying(Move arrival, List<Move> moves, LongFunction<Stream<Hidden>> residents) {
        var there = moves.stream()
                .filter(move -> move.from() == arrival.to() && move.to() == arrival.to())
                .map(Move::one);
        return Stream.concat(there, residents.apply(arrival.to())).toList();
    }

    private boolean isNew(List<Move> arrivals, List<Hidden> staying) {
        if (staying.isEmpty() && arrivals.stream().map(Move::from).distinct().count() == 1) {
            return false;
        }

        var now = new HashSet<Holders>();
        arrivals.forEach(move -> now.add(move.one().holders));
        staying.forEach(one -> now.add(one.holders));
        return tells(now);
    }

    /** Sums about the same people tell those people nothing new. */
    private boolean tells(Collection<Holders> now) {
        return now.stream()
                .filter(holders -> !holders.isNobody())
                .map(people::and)
                .anyMatch(all -> all.people() <= most && now.stream().anyMatch(holders -> !holders.areAmong(all)));
    }
}
