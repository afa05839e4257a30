package org.lastmile.disclosure;

/**
 * Somebody who knows all of its own learners, and takes them away from what is published.
 *
 * @param id        unique in its block
 * @param variables indexes of the variables that it knows, ascending
 */
// An array, for the same reason as in Candidate.
@SuppressWarnings("ArrayRecordComponent")
public record Partner(String id, int[] variables) {}
