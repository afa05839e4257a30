package org.lastmile.disclosure.round;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lastmile.disclosure.Block;
import org.lastmile.disclosure.Candidate;

/** What the classes of this edition must add up to, so that what was told stays told. */
final class Carryover {
    private final Ledger ledger;
    private final long base;
    private final List<Candidate> told = new ArrayList<>();
    private final Sums sums;
    private final Map<String, List<Integer>> members = new TreeMap<>();
    private final Map<String, Long> totals = new TreeMap<>();

    /** @throws IllegalArgumentException if a cell of the ledger is not in the block */
    Carryover(Block block, Sums sums, Ledger ledger, long base) {
        this.sums = sums;
        this.ledger = ledger;
        this.base = base;
        var byId = new HashMap<String, Candidate>();
        block.candidates().forEach(candidate -> byId.put(candidate.id(), candidate));

        for (var id : ledger.cells()) {
            var candidate = byId.get(id);

            if (candidate == null) {
                throw new IllegalArgumentException("Cell " + id + " was told before and must be in the block.");
            }

            told.add(candidate);
        }
    }

    /** The classes of now with those that only earlier editions knew and that still count. */
    List<PersonClass> with(List<PersonClass> classes) {
        var all = new ArrayList<>(classes);
        for (var i = 0; i < classes.size(); i++) {
            members.computeIfAbsent(Keys.of(classes.get(i), told, sums), any -> new ArrayList<>())
                    .add(i);
        }

        var people = new TreeMap<String, Long>();
        members.forEach((key, list) -> people.put(
                key, list.stream().mapToLong(i -> classes.get(i).people()).sum()));
        ledger.classes().keySet().forEach(key -> people.putIfAbsent(key, 0L));
        people.remove("");
        people.forEach((key, now) -> totals.put(key, changed(counted(key), now)));
        holdSmallChanges();
        totals.forEach((key, total) -> {
            if (total > 0 && !members.containsKey(key)) {
                members.put(key, List.of(all.size()));
                all.add(new Vanished(told, sums, classes).of(key));
            }
        });
        return all;
    }

    private Ledger.Counted counted(String key) {
        return ledger.classes().getOrDefault(key, new Ledger.Counted(0, 0));
    }

    /** A number moves with a change of nobody or of at least base people, and else stays. */
    private long changed(Ledger.Counted before, long now) {
        var change = now - before.people();

        if (Math.abs(change) < base) {
            return before.moved();
        }

        var moved = before.moved() + change;

        return moved >= base ? moved : 0;
    }

    /** Changes of several classes may nearly cancel in a part of a cell; then the smallest of them waits. */
    private void holdSmallChanges() {
        var changes = new ArrayList<>(totals.keySet());
        changes.removeIf(key -> change(key) == 0);
        changes.sort(Comparator.comparingLong(key -> Math.abs(change(key))));
        var small =
                changes.stream().filter(key -> touchesSmallChange(key, changes)).findFirst();
        while (small.isPresent()) {
            totals.put(small.get(), counted(small.get()).moved());
            changes.remove(small.get());
            small = changes.stream()
                    .filter(key -> touchesSmallChange(key, changes))
                    .findFirst();
        }
    }

    private long change(String key) {
        return totals.getOrDefault(key, 0L) - counted(key).moved();
    }

    private boolean touchesSmallChange(String key, List<String> keys) {
        var byPart = new HashMap<String, Long>();
        for (var other : keys) {
            Keys.parts(other).forEach(part -> byPart.merge(part, change(other), Long::sum));
        }

        return Keys.parts(key).stream()
                .map(part -> Math.abs(byPart.getOrDefault(part, 0L)))
                .anyMatch(net -> net > 0 && net < base);
    }

    /**
     * Classes with a sum that is fixed.
     *
     * @param classes numbers of the classes
     * @param total   moved people that they must add up to
     */
    record Group(List<Integer> classes, long total) {}

    /** All classes that were in some cell before, by the class that they were then. */
    List<Group> groups() {
        return totals.entrySet().stream()
                .map(total -> new Group(members.getOrDefault(total.getKey(), List.of()), total.getValue()))
                .filter(group -> !group.classes().isEmpty())
                .toList();
    }

    /** The ledger after this edition. */
    Ledger after(Block block, List<PersonClass> classes, State state) {
        var cells = new ArrayList<>(ledger.cells());
        var all = new ArrayList<>(told);
        for (var candidate : block.candidates()) {
            if (!ledger.cells().contains(candidate.id())) {
                cells.add(candidate.id());
                all.add(candidate);
            }
        }

        var lags = lags(classes);
        var counted = new TreeMap<String, Ledger.Counted>();
        for (var i = 0; i < classes.size(); i++) {
            var people = classes.get(i).people() - lags.getOrDefault(i, 0L);
            counted.put(Keys.of(classes.get(i), all, sums), new Ledger.Counted(people, state.moved(i)));
        }

        return new Ledger(cells, counted);
    }

    /** Changes that still wait, noted on the first class of a group: they add up until they are large enough. */
    private Map<Integer, Long> lags(List<PersonClass> classes) {
        var lags = new HashMap<Integer, Long>();
        members.forEach((key, list) -> {
            var before = counted(key);

            if (before.moved() == totals.getOrDefault(key, -1L)) {
                var now = list.stream().mapToLong(i -> classes.get(i).people()).sum();
                lags.put(list.get(0), now - before.people());
            }
        });
        return lags;
    }
}
