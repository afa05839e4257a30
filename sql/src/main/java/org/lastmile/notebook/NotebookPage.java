package org.lastmile.notebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lastmile.contract.WarehouseException;
import org.lastmile.notebook.Notebook.Cell;
import org.lastmile.notebook.Notebook.Kind;
import org.lastmile.release.Edition;
import org.lastmile.release.EditionState;
import org.lastmile.release.Release;
import org.lastmile.release.ReleaseQuery;
import org.lastmile.release.ResultTable;

/** A notebook as one page of HTML that needs no other file. */
public final class NotebookPage {
    private static final Pattern SLOT = Pattern.compile("\\{\\{(\\w+)}}");
    private static final Pattern HEADING = Pattern.compile("(?m)^#\\s+(.+?)\\s*$");

    private NotebookPage() {}

    /**
     * Asks every question and shows its answer; the same notebook over the same edition gives the same text, as long as
     * its questions are ordered and ask neither clock nor chance.
     *
     * @throws WarehouseException if a question cannot be answered; it names the cell and its line
     */
    public static String render(Notebook notebook, ReleaseQuery query, Release release) {
        var edition = release.edition();
        var body = new StringBuilder();

        for (var cell : notebook.cells()) {
            body.append(cell.kind() == Kind.MARKDOWN ? words(notebook, cell) : question(notebook, cell, query));
        }

        return fill(
                resource("page.html"),
                Map.ofEntries(
                        Map.entry("title", Html.escape(title(notebook))),
                        Map.entry("style", resource("notebook.css")),
                        Map.entry("partnership", Html.escape(edition.partnership())),
                        Map.entry("edition", Html.escape(edition.id())),
                        Map.entry("quarter", edition.quarter().toString()),
                        Map.entry("made_on", edition.madeOn().toString()),
                        Map.entry("state", state(release.state())),
                        Map.entry("minimum", Integer.toString(edition.minimum())),
                        Map.entry("tallies", tallies(edition)),
                        Map.entry("notebook", Html.escape(notebook.name())),
                        Map.entry("body", body.toString())));
    }

    private static String state(EditionState state) {
        return state == EditionState.PUBLISHED ? "" : " · <strong>" + state.word() + ", not published</strong>";
    }

    private static String words(Notebook notebook, Cell cell) {
        return "<section class=\"words\">\n" + Markdown.html(cell.text(), cell.place(notebook.name())) + "</section>\n";
    }

    private static String question(Notebook notebook, Cell cell, ReleaseQuery query) {
        var caption = cell.title().isEmpty() ? "" : "<h3>" + Html.escape(cell.title()) + "</h3>\n";
        return "<section class=\"question\">\n" + caption + HtmlTable.of(answer(notebook, cell, query))
                + "<details><summary>The question in SQL</summary><pre><code>"
                + Html.escape(cell.text().strip()) + "</code></pre></details>\n</section>\n";
    }

    private static ResultTable answer(Notebook notebook, Cell cell, ReleaseQuery query) {
        try {
            return query.query(cell.text());
        } catch (WarehouseException e) {
            throw new WarehouseException(cell.place(notebook.name()) + ": " + e.getMessage(), e);
        }
    }

    private static String title(Notebook notebook) {
        return notebook.cells().stream()
                .filter(cell -> cell.kind() == Kind.MARKDOWN)
                .map(cell -> HEADING.matcher(cell.text()))
                .filter(Matcher::find)
                .map(heading -> heading.group(1))
                .findFirst()
                .orElse(notebook.name());
    }

    private static String tallies(Edition edition) {
        var tallies = edition.tallies();
        return tallies.getOrDefault("shown", 0L) + " cells shown, " + tallies.getOrDefault("banded", 0L)
                + " as a range, " + tallies.getOrDefault("protected", 0L) + " protected, "
                + tallies.getOrDefault("empty", 0L) + " empty";
    }

    /** Fills each slot once, so that a value that looks like a slot stays as it is. */
    private static String fill(String template, Map<String, String> values) {
        return SLOT.matcher(template)
                .replaceAll(slot -> Matcher.quoteReplacement(values.getOrDefault(slot.group(1), slot.group())));
    }

    private static String resource(String name) {
        try (var in = NotebookPage.class.getResourceAsStream("/lastmile/notebooks/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The class path has no lastmile/notebooks/" + name);
            }

            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
