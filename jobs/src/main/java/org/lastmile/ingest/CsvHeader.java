package org.lastmile.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lastmile.contract.Column;
import org.lastmile.contract.ColumnRules;
import org.lastmile.contract.Table;

/**
 * Column names of a CSV file and how they meet a table of a contract.
 *
 * @param names as they stand in the first line, stripped
 */
record CsvHeader(List<String> names) {
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}|^\\p{Z}+|\\p{Z}+$");
    /** No contract calls a column so. */
    private static final int LONGEST_COLUMN = 1000;

    private static final int LONGEST_NAME = 60;
    private static final int SHOWN = 10;
    /** An address or a long number: such a text is no column name, and no message repeats it. */
    private static final Pattern VALUE = Pattern.compile("@|\\d{5}");

    /** Names without those at the end that are blank, where others are not: sheets write columns that once were used. */
    CsvHeader {
        var count = names.size();

        while (count > 0 && names.get(count - 1).isEmpty()) {
            count--;
        }

        names = List.copyOf(count == 0 ? names : names.subList(0, count));
    }

    /** The first line of a file; empty names when the file is empty. */
    static CsvHeader read(SourceFile file) throws IOException {
        try (var csv = CsvText.open(file.open(), StandardCharsets.ISO_8859_1)) {
            var records = csv.iterator();
            return new CsvHeader(
                    records.hasNext()
                            ? records.next().getFields().stream()
                                    .map(CsvText::name)
                                    .toList()
                            : List.of());
        } catch (CsvParseException | java.io.UncheckedIOException failure) {
            Unpacking.complain(failure);
            return new CsvHeader(List.of());
        }
    }

    /** Names that stand more than once, however they are written, also as another name of the same column. */
    List<String> repeated(Table table) {
        var columns = new HashMap<String, String>();
        table.columns().forEach(column -> column.headers()
                .forEach(header ->
                        columns.put(folded(header), folded(column.headers().get(0)))));
        var seen = new HashSet<String>();
        var holdsValues = holdsValues();
        return few(IntStream.range(0, names.size())
                .filter(i -> !seen.add(columns.getOrDefault(folded(names.get(i)), folded(names.get(i)))))
                .mapToObj(i -> shown(i, holdsValues))
                .distinct()
                .toList());
    }

    /** Where each column of the table stands in the file; -1 where the file has no such column. */
    int[] positions(Table table) {
        if (table.isByPosition()) {
            return IntStream.range(0, table.columns().size()).toArray();
        }

        var places = new HashMap<String, Integer>();

        for (var i = 0; i < names.size(); i++) {
            places.put(folded(names.get(i)), i);
        }

        return table.columns().stream()
                .mapToInt(column -> column.headers().stream()
                        .map(CsvHeader::folded)
                        .map(places::get)
                        .filter(java.util.Objects::nonNull)
                        .findFirst()
                        .orElse(-1))
                .toArray();
    }

    /** How many columns of the table stand in the file. */
    int matches(Table table) {
        return met(table).size();
    }

    /** The columns of the table that stand in the file, by our names. */
    List<String> met(Table table) {
        var known = new HashSet<>(names.stream().map(CsvHeader::folded).toList());
        return table.columns().stream()
                .filter(column ->
                        column.headers().stream().map(CsvHeader::folded).anyMatch(known::contains))
                .map(Column::name)
                .toList();
    }

    /** Required columns that the file lacks, by the name that the contract gives them in files. */
    List<String> lacking(Table table) {
        if (table.isByPosition()) {
            return misplaced(table);
        }

        var known = new HashSet<>(names.stream().map(CsvHeader::folded).toList());
        return table.columns().stream()
                .filter(column -> column.isRequired()
                        && column.headers().stream().map(CsvHeader::folded).noneMatch(known::contains))
                .map(column -> column.headers().get(0))
                .toList();
    }

    /** Of columns that are known by their place: those whose heading is known and stands elsewhere or not at all. */
    private List<String> misplaced(Table table) {
        var columns = table.columns();

        if (names.size() != columns.size()) {
            return List.of(columns.size() + " columns in the order of the contract (there are " + names.size() + ")");
        }

        return IntStream.range(0, names.size())
                .filter(i -> columns.get(i).hasHeading()
                        && columns.get(i).headers().stream()
                                .map(CsvHeader::folded)
                                .noneMatch(folded(names.get(i))::equals))
                .mapToObj(i -> columns.get(i).headers().get(0) + " as column " + (i + 1))
                .toList();
    }

    /**
     * Columns of the file that the contract does not know; by their place when the first line may hold values, which it
     * may when a single name of it is known.
     */
    List<String> unknown(Table table) {
        if (table.isByPosition()) {
            return List.of();
        }

        Map<String, String> others = new HashMap<>();
        var holdsValues = holdsValues() || matches(table) < 2;

        for (var i = 0; i < names.size(); i++) {
            others.put(folded(names.get(i)), shown(i, holdsValues));
        }

        table.columns().forEach(column -> column.headers().forEach(header -> others.remove(folded(header))));
        return others.values().stream().sorted().toList();
    }

    /** Columns of the file that a table leaves out, as a message may show them; none when all are taken. */
    List<String> leftOut(Table table) {
        return table.ignoresOthers() ? few(unknown(table)) : List.of();
    }

    /** The first of many names, and how many there are besides. */
    static List<String> few(List<String> names) {
        return names.size() <= SHOWN
                ? names
                : Stream.concat(names.stream().limit(SHOWN), Stream.of((names.size() - SHOWN) + " more"))
                        .toList();
    }

    /** Whether a value stands among the names: then any of them may be one, as when a line end is lost. */
    boolean holdsValues() {
        return names.stream().anyMatch(name -> VALUE.matcher(name).find());
    }

    /** A name in one line as a message may show it, or its place. */
    private String shown(int at, boolean mayBeValue) {
        var name = names.get(at);
        return mayBeValue || name.isEmpty() || name.length() > LONGEST_NAME
                ? "(column " + (at + 1) + ")"
                : SourceFile.printable(name);
    }

    /** Names that differ in case, in characters that nobody sees, or in spaces against hyphens and underscores are one name. */
    static String folded(String name) {
        if (name.length() > LONGEST_COLUMN) {
            return name;
        }

        var visible = UNSEEN.matcher(name).replaceAll("");
        return ColumnRules.word(visible.strip());
    }
}
