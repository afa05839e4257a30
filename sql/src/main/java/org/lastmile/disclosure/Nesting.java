package org.lastmile.disclosure;

/**
 * What everybody may know of two cells without having seen the data: whoever is in the population of the one is in that of the
 * other as well, because the indicators are defined so, or because of who offers what.
 *
 * @param whole          id of the larger cell
 * @param part           id of the smaller one
 * @param withNumerators whether the same holds of those in their numerators, and of those who are not
 */
public record Nesting(String whole, String part, boolean withNumerators) {}
