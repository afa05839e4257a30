package org.lastmile.disclosure;

import java.util.List;

/**
 * Rows of one delivery, by partner.
 *
 * @param partners rows of each partner whose rows name it
 * @param nobody   rows that name nobody, or somebody who has no good row: they may be anybody's
 */
public record DeliveryRows(List<Rows> partners, Rows nobody) {
    public DeliveryRows {
        partners = List.copyOf(partners);
    }

    /**
     * Some rows.
     *
     * @param read how many there are
     * @param met  how many of them met what is asked, such as being set aside
     */
    public record Rows(long read, long met) {
        public static final Rows NONE = new Rows(0, 0);
    }
}
