package org.lastmile.synthetic;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The open files of one delivery; rows go straight to disk, so the number of learners does not matter for memory. */
final class Delivery implements Closeable {
    private final Path folder;
    private final Map<Table, CsvWriter> writers = new EnumMap<>(Table.class);
    private final Map<Table, Long> rows = new EnumMap<>(Table.class);

    private Delivery(Path folder) {
        this.folder = folder;
    }

    /** Opens all files in the folder, which is made when missing; files of an earlier delivery are replaced. */
    static Delivery open(Path folder) throws IOException {
        Files.createDirectories(folder);
        var delivery = new Delivery(folder);
        try {
            for (var table : Table.values()) {
                delivery.start(table);
            }
        } catch (IOException problem) {
            delivery.close();
            delivery.discard();
            throw problem;
        }
        return delivery;
    }

    /** Removes the files that were opened, because half a delivery is none. */
    void discard() throws IOException {
        for (var table : writers.keySet()) {
            Files.deleteIfExists(folder.resolve(table.fileName()));
        }
    }

    private void start(Table table) throws IOException {
        var file = Files.newBufferedWriter(folder.resolve(table.fileName()), StandardCharsets.UTF_8);
        var writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file);
        writers.put(table, writer);
        writer.writeRecord(table.columns());
        rows.put(table, 0L);
    }

    /** One row, values in the order of the table's columns, blank for what is not known. */
    void add(Table table, String... values) {
        Objects.requireNonNull(writers.get(table)).writeRecord(values);
        rows.merge(table, 1L, Long::sum);
    }

    SyntheticReport report(int learners) {
        List<Path> files = new ArrayList<>();
        Map<String, Long> counts = new LinkedHashMap<>();
        rows.forEach((table, count) -> {
            files.add(folder.resolve(table.fileName()));
            counts.put(table.fileName(), count);
        });
        return new SyntheticReport(files, learners, counts);
    }

    @Override
    public void close() throws IOException {
        for (var writer : writers.values()) {
            writer.close();
        }
    }
}
