package org.lastmile.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What makes the facts of a table one, whatever keys they have.
 *
 * @param columns rows that agree in these tell one fact, two unknown values agreeing too; empty when keys alone decide
 * @param partOf  table to whose rows these belong by its key: they count as long as such a row does; null without one
 */
public record FactRules(List<String> columns, @Nullable String partOf) implements Serializable {
    public FactRules {
        columns = List.copyOf(columns);
    }

    static FactRules read(Map<String, JsonNode> keys) {
        return new FactRules(ContractNotes.names(keys, "fact"), ContractNotes.optional(keys, "partOf"));
    }

    /** The table to whose rows those of this one belong; empty when they stand alone. */
    public Optional<String> whole() {
        return Optional.ofNullable(partOf);
    }

    void refuseUnknown(Table table, ContractNotes notes) {
        columns.stream()
                .filter(column ->
                        table.stored().stream().map(Column::storedName).noneMatch(column::equals))
                .forEach(column -> notes.problem(", '" + table.name() + "': column '" + column
                        + "' of 'fact' is none that is stored; name one of its columns."));
    }
}
