package org.lastmile.page;

import org.lastmile.contract.WarehouseException;

/** Some panels only make sense for shares. */
final class Shares {
    private Shares() {}

    /** @throws WarehouseException if the edition does not have the indicator, or it is no share */
    static void require(Book book, String indicator) {
        var card = book.release().indicator(indicator);

        if (!card.statistic().equals("share")) {
            throw new WarehouseException("Indicator '" + indicator + "' is a " + card.statistic()
                    + "; a sentence or an equity panel needs a share. Name another indicator in the page file.");
        }
    }
}
