package org.lastmile.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.contract.WarehouseException;
import org.lastmile.release.Cell;
import org.lastmile.release.CellId;
import org.lastmile.release.CellValue.Shown;
import org.lastmile.release.EditionFolder;
import org.lastmile.release.EditionState;
import org.lastmile.release.Release;
import org.lastmile.release.ReleaseQuery;
import org.lastmile.release.SampleRelease;
import org.lastmile.release.Shares;

class NotebookPageTest {
    @TempDir
    Path editions;

    private Release release;
    private ReleaseQuery query;

    @BeforeEach
    void seal() {
        // Newcombe's example 56/70 - 48/80 as a group of 80 inside a total of 150.
        var newcombe = List.of(
                shown("overview/first_claim_rate_30d/2024/all", 104, 150),
                shown("overview/first_claim_rate_30d/2024/gender=woman", 48, 80));
        var folder = EditionFolder.write(SampleRelease.with("2026Q3-1", newcombe), editions);
        release = EditionFolder.read(folder);
        query = ReleaseQuery.open(folder);
    }

    @AfterEach
    void close() {
        query.close();
    }

    @Test
    void a_draft_says_so_and_a_published_edition_does_not() {
        var notebook = Notebook.parse("a.sql", "-- %%\nselect 1 as one\n");
        var published = new Release(
                release.edition(), release.indicators(), release.cells(), release.sources(), EditionState.PUBLISHED);

        assertThat(NotebookPage.render(notebook, query, release)).contains("<strong>draft, not published</strong>");
        assertThat(NotebookPage.render(notebook, query, published)).doesNotContain("not published");
    }

    @Test
    void shows_words_answers_and_the_edition() {
        var html = page(
                """
                -- %% [markdown]
                -- # Who & what?
                -- Some *words*.
                -- %% By level
                select level, kind, count as n from release.cell where dimension = 'gender' and period = '2025' order by level
                """);

        assertThat(html)
                .contains("<title>Who &amp; what?</title>")
                .contains("<h1>Who &amp; what?</h1>\n<p>Some <em>words</em>.</p>")
                .contains(
                        "<strong>Rivière &amp; Sons Library</strong> · edition 2026Q3-1, made on 2026-11-20 for 2026Q3")
                .contains("<h3>By level</h3>")
                .contains(
                        """
                        <thead><tr><th scope="col">level</th><th scope="col">kind</th><th scope="col" class="number">n</th></tr></thead>
                        <tbody>
                        <tr><td>man</td><td>shown</td><td class="number">30</td></tr>
                        <tr><td>not stated</td><td class="protected">protected</td><td class="number"></td></tr>
                        <tr><td>other</td><td>banded</td><td class="number"></td></tr>
                        <tr><td>woman</td><td>shown</td><td class="number">40</td></tr>
                        </tbody>
                        """)
                .contains("5 cells shown, 1 as a range, 1 protected, 1 empty")
                .contains("No number below 10 people is shown.");
    }

    @Test
    void runs_no_code_and_loads_nothing() {
        var html = page(
                """
                -- %% [markdown]
                -- Click <script>alert(1)</script> [here](javascript:alert) {{style}}
                -- %% <b>
                select '<img src=x onerror=alert(1)>' as "a<b"
                """);

        assertThat(html)
                .doesNotContain("<script", "<img", "javascript:", "<b>", "http://", "https://", "src=\"", "url(")
                .contains(
                        "Click &lt;script&gt;alert(1)&lt;/script&gt; <a rel=\"nofollow\" href=\"\">here</a> {{style}}")
                .contains("<td>&lt;img src=x onerror=alert(1)&gt;</td>");
    }

    @Test
    void refuses_an_image_from_elsewhere() {
        assertThatThrownBy(() -> page("-- %% [markdown]\n-- ![a](http://example.org/a.png)\n"))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(
                        "a.sql, cell 1, line 1: an image is loaded from elsewhere, and the page must need no other file;"
                                + " embed it as data:image/, or link to it.");
    }

    @Test
    void names_the_cell_that_fails() {
        assertThatThrownBy(() -> page("-- %%\nselect 1\n\n-- %%\nselect 2\nwhere\n"))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(
                        "a.sql, cell 2, line 4: The question cannot be read, line 2: syntax error at or near \"where\".");
        assertThatThrownBy(() -> page("-- %%\ncopy (select 1) to 'a.csv'\n"))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(
                        "a.sql, cell 1, line 1: The statement 'copy' is refused: only questions are answered here. Begin"
                                + " with select, with, from, values, describe or summarize.");
    }

    @Test
    void same_edition_gives_the_same_page() {
        assertThat(claimGap()).isEqualTo(claimGap());
    }

    @Test
    void claim_gap_compares_a_group_with_all_others() {
        var html = claimGap();

        // The gap and its range as published by Newcombe: .20 (.0524, .3339). 16 more would be 64 of 80, as 56 of 70.
        assertThat(html)
                .contains(row("2024", "gender", "woman", 60.0, 80.0, 20.0, 5.2, 33.4, "beyond chance", 80, 32, 16));
        assertThat(html)
                .contains("<td>2025</td><td>gender</td><td>not stated</td>" + "<td class=\"number\"></td>".repeat(5)
                        + "<td></td>" + "<td class=\"number\"></td>".repeat(3)
                        + "<td class=\"protected\">hidden so that nobody is exposed</td>")
                .contains("<td>between 80 % and 100 %</td>");
    }

    private String claimGap() {
        try (var in = Notebook.class.getResourceAsStream("/lastmile/notebooks/claim_gap.sql")) {
            var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return NotebookPage.render(Notebook.parse("claim_gap.sql", text), query, release);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String page(String text) {
        return NotebookPage.render(Notebook.parse("a.sql", text), query, release);
    }

    private static String row(Object... values) {
        var row = new StringBuilder();

        for (var value : values) {
            row.append(value instanceof String ? "<td>" : "<td class=\"number\">");
            row.append(value instanceof Double number ? BigDecimal.valueOf(number) : value)
                    .append("</td>");
        }

        return row.toString();
    }

    private static Cell shown(String id, long count, long of) {
        return new Cell(CellId.of(id), new Shown(count, Shares.of(count, of)), "");
    }
}
