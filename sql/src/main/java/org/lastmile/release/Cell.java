package org.lastmile.release;

/**
 * One published cell.
 *
 * @param coverage who is in the number, for example {@code 7 of 9 partners}; empty when all are
 */
public record Cell(CellId id, CellValue value, String coverage) {}
