package org.lastmile.disclosure.round;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Units that moved people bring along, in whole numbers. A class that stays keeps its own. A small class brings the
 * average of a pool of at least as many people as the base: neighbours in the order of the classes. Its own average would
 * be the average of a few people, or of one.
 */
final class Units {
    private final List<PersonClass> classes;
    private final long base;
    private final long[][] units;
    private final long[][] people;

    Units(List<PersonClass> classes, int sums, long base) {
        this.classes = classes;
        this.base = base;
        units = new long[classes.size()][];
        people = new long[classes.size()][];
        for (var i = 0; i < units.length; i++) {
            var one = classes.get(i);
            units[i] =
                    one.columns().stream().mapToLong(PersonClass.Column::value).toArray();
            people[i] = one.columns().stream().mapToLong(any -> one.people()).toArray();

            // Nobody is left who could own units: each counts for one.
            if (one.people() == 0) {
                units[i][0] = 1;
                people[i][0] = 1;
            }
        }

        for (var places : smallByKind(sums).values()) {
            if (!places.stream().allMatch(this::isPeople)) {
                averageByPool(places);
            }
        }
    }

    /** A column of a class. */
    private record Place(int personClass, int column) {}

    /** Units of a column when its class counts as so many people; halves are rounded up. */
    long of(int personClass, int column, long counted) {
        var of = people[personClass][column];
        return of == 0 ? 0 : Math.floorDiv(2 * counted * units[personClass][column] + of, 2 * of);
    }

    private boolean isPeople(Place place) {
        return units[place.personClass()][place.column()] == people[place.personClass()][place.column()];
    }

    /** Columns of small classes; what is added up in one sum is of one kind, so linked sums are. */
    private Map<Integer, List<Place>> smallByKind(int sums) {
        var kinds = new Kinds(sums);
        classes.stream().filter(one -> one.people() > 0).forEach(one -> one.columns()
                .forEach(column -> kinds.link(column.sums())));
        var places = new TreeMap<Integer, List<Place>>();
        for (var i = 0; i < classes.size(); i++) {
            var one = classes.get(i);
            var isSmall = one.people() > 0 && one.people() < base;
            for (var column = 0; isSmall && column < one.columns().size(); column++) {
                places.computeIfAbsent(kinds.of(one.columns().get(column).sums()), any -> new ArrayList<>())
                        .add(new Place(i, column));
            }
        }

        return places;
    }

    private void averageByPool(List<Place> places) {
        var pools = new ArrayList<List<Place>>();
        var pool = new ArrayList<Place>();
        for (var place : places) {
            pool.add(place);

            if (peopleOf(pool) >= base) {
                pools.add(pool);
                pool = new ArrayList<>();
            }
        }

        if (pools.isEmpty()) {
            pools.add(pool);
        } else {
            pools.get(pools.size() - 1).addAll(pool);
        }

        pools.forEach(this::average);
    }

    private void average(List<Place> pool) {
        var value = 0L;
        var counted = 0L;
        for (var place : pool) {
            value += units[place.personClass()][place.column()];
            counted += people[place.personClass()][place.column()];
        }

        // Too few people for an average: their units stay out.
        var told = peopleOf(pool) < base ? 0 : value;
        for (var place : pool) {
            units[place.personClass()][place.column()] = told;
            people[place.personClass()][place.column()] = counted;
        }
    }

    /** Each person once, however many columns the class has. */
    private long peopleOf(List<Place> pool) {
        var seen = new HashSet<Integer>();
        var sum = 0L;
        for (var place : pool) {
            sum += seen.add(place.personClass())
                    ? classes.get(place.personClass()).people()
                    : 0;
        }

        return sum;
    }
}
