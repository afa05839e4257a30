package org.lastmile.export;

import java.text.Normalizer;
import java.util.Locale;
import org.lastmile.contract.WarehouseException;

/**
 * Who gets a package, and whom they may ask.
 *
 * @param contact of the partnership, for example a name with an address
 */
public record Funder(String name, String contact) {
    public Funder {
        if (name.isBlank()) {
            throw new WarehouseException(
                    "The funder has no name; give it one, for example --funder \"State Library\".");
        }
    }

    /** The name as part of an address: small letters, digits and hyphens. */
    String slug() {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        var slug = plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.isEmpty() ? "funder" : slug;
    }
}
