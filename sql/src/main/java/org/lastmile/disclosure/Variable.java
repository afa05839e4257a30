package org.lastmile.disclosure;

/**
 * One unknown of the linear system: a class of people with the same contributions, and what it contributes to one
 * combination of published dimensions.
 *
 * @param personClass the class; it may own several variables, and its people are then the same people
 * @param people      people of the class, 0 for a combination that is possible and empty
 * @param value       units that the class contributes here: people, awards, hours
 * @param largest     the most of it that one person contributes
 * @param second      the second most; 0 when there is no second person
 */
public record Variable(int personClass, long people, long value, long largest, long second) {
    /** Everybody contributes alike. */
    public Variable(int personClass, long people, long value) {
        this(personClass, people, value, each(people, value), people > 1 ? each(people, value) : 0);
    }

    public Variable {
        if (people < 0 || value < 0) {
            throw new IllegalArgumentException("People and value of a variable must be >= 0.");
        }

        if (second > largest || second < 0 || largest + second > value + 1) {
            throw new IllegalArgumentException("Two contributions of a variable must be a part of its value.");
        }
    }

    private static long each(long people, long value) {
        return people == 0 ? 0 : (value + people - 1) / people;
    }
}
