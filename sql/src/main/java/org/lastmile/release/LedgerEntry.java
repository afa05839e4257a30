package org.lastmile.release;

import java.time.LocalDate;

/**
 * One line of the ledger.
 *
 * @param by       who said so
 * @param reason   why, in their words; may be blank
 * @param manifest SHA-256 of the edition's manifest
 * @param previous SHA-256 of the line before, which chains the lines
 */
public record LedgerEntry(
        String edition, EditionState state, String by, LocalDate on, String reason, String manifest, String previous) {}
