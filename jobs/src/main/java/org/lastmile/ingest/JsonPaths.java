package org.lastmile.ingest;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.Table;

/**
 * Where the columns of a table stand in an object, as a tree of names. A contract writes a place as a JSON pointer
 * ({@code /actor/account/name}, RFC 6901); without a slash in front it is the name of a key of the object itself.
 */
final class JsonPaths {
    private final Map<String, JsonPaths> below = new HashMap<>();
    private final List<Target> targets = new ArrayList<>();
    private boolean isRows;

    private JsonPaths() {}

    /**
     * A column whose value stands here.
     *
     * @param at   place of the column in the table
     * @param rank of this place among those that the contract gives the column: the first that is filled counts
     */
    record Target(int at, int rank) {}

    /** Places inside of an object that is a row. */
    static JsonPaths ofRow(Table table) {
        var root = new JsonPaths();

        for (var at = 0; at < table.columns().size(); at++) {
            var headers = table.columns().get(at).headers();

            for (var rank = 0; rank < headers.size(); rank++) {
                root.node(headers.get(rank)).targets.add(new Target(at, rank));
            }
        }

        return root;
    }

    /** The same, and where lists of rows stand, for a document that is a row or holds many. */
    static JsonPaths ofDocument(Table table) {
        var root = ofRow(table);
        table.rows().stream().filter(place -> !place.isEmpty()).forEach(place -> root.node(place).isRows = true);
        return root;
    }

    private JsonPaths node(String place) {
        var node = this;

        if (!place.startsWith("/")) {
            return node.below.computeIfAbsent(place, name -> new JsonPaths());
        }

        for (var step = JsonPointer.compile(place); !step.matches(); step = step.tail()) {
            node = node.below.computeIfAbsent(step.getMatchingProperty(), name -> new JsonPaths());
        }

        return node;
    }

    /** What is wanted below a key, or below an element of a list by its number from 0; null when nothing is. */
    @Nullable
    JsonPaths below(String key) {
        return below.get(key);
    }

    /** Place of the first column that is taken from here or from below. */
    int firstColumn() {
        return IntStream.concat(
                        targets.stream().mapToInt(Target::at),
                        below.values().stream().mapToInt(JsonPaths::firstColumn))
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    boolean isLeaf() {
        return below.isEmpty();
    }

    boolean isRows() {
        return isRows;
    }

    List<Target> targets() {
        return targets;
    }
}
