package org.lastmile.ingest.credential;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A place in a document and what stands there.
 *
 * @param pointer JSON pointer, empty for the whole document
 */
record Part(JsonNode node, String pointer) {

    Part child(String field) {
        return new Part(node.path(field), pointer + "/" + field);
    }

    /** The elements of a list, or the value itself: JSON-LD does not tell a list of one from its element. */
    List<Part> items() {
        if (isMissing()) {
            return List.of();
        }

        if (!node.isArray()) {
            return List.of(this);
        }

        var items = new ArrayList<Part>();

        for (var index = 0; index < node.size(); index++) {
            items.add(new Part(node.path(index), pointer + "/" + index));
        }

        return items;
    }

    boolean isMissing() {
        return node.isMissingNode() || node.isNull();
    }

    boolean isObject() {
        return node.isObject();
    }

    /** Text without surrounding blanks; empty when it is no text or blank. */
    Optional<String> text() {
        return node.isTextual()
                ? Optional.of(node.textValue().strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    Optional<String> text(String field) {
        return child(field).text();
    }

    /** Texts among the elements. */
    List<String> texts() {
        return items().stream().flatMap(item -> item.text().stream()).toList();
    }

    /** Types without their namespace: {@code obi:Assertion} and {@code https://w3id.org/openbadges#Assertion} are the same. */
    Set<String> types() {
        var types = new TreeSet<String>();
        types.addAll(localNames("type"));
        types.addAll(localNames("@type"));
        return types;
    }

    boolean hasType(String type) {
        return types().contains(type);
    }

    /** @return the id of an object, or the text that stands for it */
    Optional<String> reference() {
        return isObject() ? text("id").or(() -> text("@id")) : text();
    }

    private List<String> localNames(String field) {
        return child(field).texts().stream()
                .map(type -> type.substring(Math.max(type.lastIndexOf('#'), type.lastIndexOf(':')) + 1))
                .toList();
    }
}
