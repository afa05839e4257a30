package org.lastmile.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files of deliveries, and who is really meant by each of their rows. */
public final class TownFiles {
    private final Map<String, List<String>> lines = new TreeMap<>();
    private final Map<String, List<Integer>> people = new TreeMap<>();

    /** A file with its column names. */
    void open(String file, String header) {
        lines.put(file, new ArrayList<>(List.of(header)));
        people.put(file, new ArrayList<>());
    }

    /** A row about a person; null fields are blank. */
    void row(String file, int person, @Nullable String... fields) {
        lines.getOrDefault(file, List.of())
                .add(Stream.of(fields).map(field -> field == null ? "" : field).collect(Collectors.joining(",")));
        people.getOrDefault(file, List.of()).add(person);
    }

    /** Number of rows of a file. */
    int rows(String file) {
        return people.getOrDefault(file, List.of()).size();
    }

    /** The person of each row, the first row first, by file. */
    public Map<String, List<Integer>> people() {
        return people;
    }

    /** Writes the files. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);

        for (var file : lines.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), String.join("\n", file.getValue()) + "\n");
        }
    }
}
