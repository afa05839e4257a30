package org.lastmile.disclosure;

/**
 * One unknown of the linear system: a class of people with the same contributions, and what it contributes to one
 * combination of published dimensions.
 *
 * @param personClass the class; it may own several variables, and its people are then the same people
 * @param people      people of the class, 0 for a combination that is possible and empty
 * @param value       units that the class contributes here: people, awards, hours
 */
public record Variable(int personClass, long people, long value) {
    public Variable {
        if (people < 0 || value < 0) {
            throw new IllegalArgumentException("People and value of a variable must be >= 0.");
        }
    }
}
