package org.lastmile.disclosure;

/**
 * What everybody may know of two cells, because the indicators are defined so: whoever is in the population of the one is in
 * that of the other as well.
 *
 * @param whole id of the larger cell
 * @param part  id of the smaller one, which counts people
 */
public record Nesting(String whole, String part) {}
