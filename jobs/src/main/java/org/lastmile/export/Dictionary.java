package org.lastmile.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.lastmile.release.Csv;
import org.lastmile.release.TableContract;

/** Every column of a package in words, and every marker in place of a number. */
final class Dictionary {
    static final List<String> COLUMNS = List.of("about", "name", "type", "meaning");

    private Dictionary() {}

    static void write(Path file) throws IOException {
        var text = new StringBuilder(Csv.line(COLUMNS));
        addColumns(text, "column of cells", TableContract.CELL);
        addColumns(text, "column of indicators", TableContract.INDICATOR);
        addColumns(text, "column of sources", TableContract.SOURCE);
        Arrays.stream(MissingValue.values())
                .forEach(value -> text.append(
                        Csv.line(List.of("marker in CSV files", value.marker(), "missing", value.label()))));
        Files.writeString(file, text);
    }

    private static void addColumns(StringBuilder text, String about, TableContract table) {
        table.columns()
                .forEach(column -> text.append(
                        Csv.line(List.of(about, column.name(), column.logicalType(), column.description()))));
    }
}
