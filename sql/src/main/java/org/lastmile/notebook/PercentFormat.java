package org.lastmile.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.WarehouseException;
import org.lastmile.notebook.Notebook.Cell;
import org.lastmile.notebook.Notebook.Kind;

/** Cuts the text of one notebook into cells and collects its problems. */
final class PercentFormat {
    private static final Pattern MARKER = Pattern.compile("--\\s*%%\\s*(?:\\[(\\w+)])?\\s*(.*?)\\s*");
    private static final Pattern REMARKS = Pattern.compile("(?:\\s|--[^\\n]*(?:\\n|$)|;)*");

    private final String name;
    private final List<Cell> cells = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private @Nullable Cell open;
    private final StringBuilder body = new StringBuilder();

    /** Whether a problem of the open cell was named already; its other lines would only repeat it. */
    private boolean isReported;

    PercentFormat(String name) {
        this.name = name;
    }

    Notebook parse(String text) {
        var lines = text.replace("\uFEFF", "").lines().toList();

        for (int i = 0; i < lines.size(); i++) {
            take(lines.get(i), i + 1);
        }

        close();

        if (cells.isEmpty() && problems.isEmpty()) {
            problems.add(name + " has no cell; begin one with '-- %% [markdown]' or '-- %%'.");
        }

        if (!problems.isEmpty()) {
            throw new WarehouseException(String.join("\n", problems));
        }

        return new Notebook(name, cells);
    }

    private void take(String line, int number) {
        var marker = MARKER.matcher(line);

        if (marker.matches()) {
            close();
            isReported = false;
            open = new Cell(kind(marker.group(1), number), cells.size() + 1, number, marker.group(2), "");
        } else if (open == null) {
            checkIsBlank(line, number);
        } else if (open.kind() == Kind.MARKDOWN) {
            body.append(words(line, number)).append('\n');
        } else {
            body.append(line).append('\n');
        }
    }

    private void close() {
        var cell = open;

        if (cell == null) {
            return;
        }

        var text = body.toString();

        if (cell.kind() == Kind.SQL && REMARKS.matcher(text).matches()) {
            problems.add(cell.place(name) + ": there is no question; write one select, or remove the cell.");
        }

        cells.add(new Cell(cell.kind(), cell.number(), cell.line(), cell.title(), text));
        body.setLength(0);
        open = null;
    }

    private Kind kind(@Nullable String tag, int line) {
        if (tag == null || tag.equals("sql")) {
            return Kind.SQL;
        }

        if (!tag.equals("markdown") && !tag.equals("md")) {
            problems.add(
                    name + ", line " + line + ": cell kind [" + tag + "] is unknown; use [markdown], or none for SQL.");
        }

        return Kind.MARKDOWN;
    }

    private void checkIsBlank(String line, int number) {
        if (!line.isBlank() && !isReported) {
            problems.add(name + ", line " + number + ": text stands before the first cell; begin the cell with"
                    + " '-- %% [markdown]' or '-- %%'.");
            isReported = true;
        }
    }

    private String words(String line, int number) {
        if (line.startsWith("-- ")) {
            return line.substring(3);
        }

        if (line.startsWith("--")) {
            return line.substring(2);
        }

        if (!line.isBlank() && !isReported) {
            problems.add(name + ", line " + number + ": a line of a markdown cell must begin with '--'; begin the next"
                    + " cell with '-- %%'.");
            isReported = true;
        }

        return "";
    }
}
