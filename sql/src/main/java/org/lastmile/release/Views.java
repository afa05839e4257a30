package org.lastmile.release;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Views that an operator may ask beside those of an edition.
 *
 * @param selects select statement by the view's name, for example {@code mart.entry}
 * @param folders folders that the selects read; every file below them becomes readable for the asker
 */
public record Views(Map<String, String> selects, List<Path> folders) {
    /** Nothing but the edition. */
    public static final Views NONE = new Views(Map.of(), List.of());

    public Views {
        selects = new TreeMap<>(selects);
        folders = List.copyOf(folders);

        for (var name : selects.keySet()) {
            if (!name.matches("[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*")) {
                throw new IllegalArgumentException("A view is named zone.table. Provided value: " + name);
            }
        }
    }
}
