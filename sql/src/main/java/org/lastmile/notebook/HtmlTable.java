package org.lastmile.notebook;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lastmile.release.CellRow;
import org.lastmile.release.CellValue.Protected;
import org.lastmile.release.ResultTable;

/** The answer to a question as a table of HTML. */
final class HtmlTable {
    /** More rows than anybody reads; the command sql gives them all. */
    private static final int MAX_ROWS = 1_000;

    /** The words of a hidden value, which stand hatched. */
    private static final Set<String> HIDDEN = Set.of(CellRow.kind(new Protected()), CellRow.label(new Protected()));

    private HtmlTable() {}

    static String of(ResultTable table) {
        var head = new StringBuilder();

        for (int i = 0; i < table.columns().size(); i++) {
            var css = table.isNumber(i) ? " class=\"number\"" : "";
            head.append("<th scope=\"col\"").append(css).append('>');
            head.append(Html.escape(words(table.columns().get(i)))).append("</th>");
        }

        var body = table.rows().stream()
                .limit(MAX_ROWS)
                .map(row -> row(table, row))
                .collect(Collectors.joining());
        return "<div class=\"wide\"><table>\n<thead><tr>" + head + "</tr></thead>\n<tbody>\n" + body
                + "</tbody>\n</table></div>\n" + rest(table.rows().size());
    }

    /** The name of a column as a heading: in_time_pct is read as in time %. */
    private static String words(String column) {
        return column.replaceFirst("_pct$", " %").replace('_', ' ');
    }

    private static String row(ResultTable table, List<@Nullable Object> row) {
        var cells = new StringBuilder("<tr>");

        for (int i = 0; i < row.size(); i++) {
            var text = ResultTable.text(row.get(i));
            cells.append("<td").append(css(table, i, text)).append('>');
            cells.append(Html.escape(text)).append("</td>");
        }

        return cells.append("</tr>\n").toString();
    }

    private static String css(ResultTable table, int column, String text) {
        if (HIDDEN.contains(text)) {
            return " class=\"protected\"";
        }

        return table.isNumber(column) ? " class=\"number\"" : "";
    }

    private static String rest(int rows) {
        if (rows == 0) {
            return "<p class=\"note\">No row of this edition answers the question.</p>\n";
        }

        return rows <= MAX_ROWS
                ? ""
                : "<p class=\"note\">The first " + MAX_ROWS + " of " + rows
                        + " rows; the command sql gives them all.</p>\n";
    }
}
