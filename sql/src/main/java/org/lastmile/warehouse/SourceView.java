package org.lastmile.warehouse;

import java.util.regex.Pattern;
import org.lastmile.contract.Contract;
import org.lastmile.contract.Table;

/** A table of a source as mappings read it: {@code <source>_<table>}. */
public record SourceView(Contract contract, Table table) {
    public String name() {
        return contract.id() + "_" + table.name();
    }

    /** Whether the text of a mapping reads this view, and not only one whose name goes on. */
    public boolean isReadIn(String mapping) {
        return Pattern.compile("\\b" + Pattern.quote(name()) + "\\b")
                .matcher(mapping)
                .find();
    }
}
