package org.lastmile.disclosure.round;

import java.util.List;

/** Moved counts of all classes, and how far every sum is off. */
final class State {
    private final List<PersonClass> classes;
    private final Units units;
    private final double[] weights;
    private final long[] errors;
    private final long[] moved;
    private final int[][][] sumsOf;

    /** Starts with all classes as they truly are. */
    State(List<PersonClass> classes, Units units, double[] weights) {
        this.classes = classes;
        this.units = units;
        this.weights = weights;
        errors = new long[weights.length];
        moved = new long[classes.size()];
        sumsOf = new int[classes.size()][][];
        for (var i = 0; i < moved.length; i++) {
            var columns = classes.get(i).columns();
            moved[i] = classes.get(i).people();
            sumsOf[i] = columns.stream().map(PersonClass.Column::sums).toArray(int[][]::new);
        }
    }

    /** The true people of a class. */
    long people(int personClass) {
        return classes.get(personClass).people();
    }

    long moved(int personClass) {
        return moved[personClass];
    }

    /** Told minus true. */
    long error(int sum) {
        return errors[sum];
    }

    /** Moves a class, and says by how much the weighted squares of the errors grow. */
    double move(int personClass, long people) {
        var growth = 0.0;
        var columns = sumsOf[personClass];
        for (var column = 0; column < columns.length; column++) {
            var step =
                    contribution(personClass, column, people) - contribution(personClass, column, moved[personClass]);
            for (var sum : columns[column]) {
                growth += weights[sum] * (step * (2 * errors[sum] + step));
                errors[sum] += step;
            }
        }

        moved[personClass] = people;
        return growth;
    }

    /** A class that stays keeps its own units; a small one has none of its own. */
    private long contribution(int personClass, int column, long people) {
        var one = classes.get(personClass);
        return people == one.people() ? one.columns().get(column).value() : units.of(personClass, column, people);
    }
}
