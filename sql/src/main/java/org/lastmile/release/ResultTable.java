package org.lastmile.release;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.WarehouseException;

/**
 * The answer to a question.
 *
 * @param types types in DuckDB, for example BIGINT
 * @param rows  values by column: null, a boolean, a number, or the text of anything else
 */
public record ResultTable(List<String> columns, List<String> types, List<List<@Nullable Object>> rows) {
    private static final Pattern NUMBER =
            Pattern.compile("U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DOUBLE|FLOAT|BIGNUM|DECIMAL.*");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true);

    public ResultTable {
        columns = List.copyOf(columns);
        types = List.copyOf(types);
        rows = rows.stream()
                .map(row -> Collections.unmodifiableList(new ArrayList<>(row)))
                .toList();
    }

    /** Whether a column holds numbers, and so stands at the right. */
    public boolean isNumber(int column) {
        return NUMBER.matcher(types.get(column)).matches();
    }

    /**
     * The whole answer as text that ends with a line end.
     *
     * @throws WarehouseException if JSON is asked for and a column name occurs twice
     */
    public String as(ResultFormat format) {
        return switch (format) {
            case TABLE -> table();
            case CSV -> Csv.line(columns) + rows.stream().map(Csv::line).collect(Collectors.joining());
            case JSON -> json();
        };
    }

    /** A value as files and pages write it: null is empty, a number stands without exponent where that stays short. */
    public static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }

        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }

        if (value instanceof Double || value instanceof Float) {
            var size = Math.abs(((Number) value).doubleValue());
            var isShort = size == 0 || (size >= 1e-6 && size < 1e15);
            return isShort ? new BigDecimal(value.toString()).toPlainString() : value.toString();
        }

        return value.toString();
    }

    private String table() {
        var lines = new ArrayList<List<String>>();
        lines.add(columns.stream().map(ResultTable::line).toList());
        rows.forEach(
                row -> lines.add(row.stream().map(value -> line(text(value))).toList()));
        var widths = new int[columns.size()];
        lines.forEach(line -> widen(widths, line));
        lines.add(1, Arrays.stream(widths).mapToObj(width -> "-".repeat(width)).toList());
        var count = rows.size() == 1 ? "1 row" : rows.size() + " rows";
        return lines.stream().map(line -> aligned(line, widths)).collect(Collectors.joining()) + "(" + count + ")\n";
    }

    private String aligned(List<String> line, int[] widths) {
        var text = new StringBuilder();

        for (int i = 0; i < widths.length; i++) {
            var value = line.get(i);
            var space = " ".repeat(widths[i] - width(value));
            text.append(i == 0 ? "" : "  ").append(isNumber(i) ? space + value : value + space);
        }

        return text.toString().stripTrailing() + "\n";
    }

    private static void widen(int[] widths, List<String> line) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], width(line.get(i)));
        }
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    /** On one line, and without the control characters that would steer a terminal. */
    private static String line(String text) {
        return CONTROL.matcher(text).replaceAll(" ");
    }

    private String json() {
        var seen = new HashSet<String>();
        columns.stream().filter(column -> !seen.add(column)).findFirst().ifPresent(column -> {
            throw new WarehouseException(
                    "Column '" + column + "' occurs twice, and an object of JSON holds a name once;"
                            + " name one of them with: as another_name.");
        });
        return rows.isEmpty()
                ? "[]\n"
                : rows.stream().map(this::object).collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n"));
    }

    private String object(List<@Nullable Object> row) {
        var object = new LinkedHashMap<String, @Nullable Object>();

        for (int i = 0; i < columns.size(); i++) {
            object.put(columns.get(i), row.get(i));
        }

        try {
            return JSON.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A row is made of texts, numbers and booleans only", e);
        }
    }
}
