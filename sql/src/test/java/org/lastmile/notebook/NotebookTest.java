package org.lastmile.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.contract.WarehouseException;
import org.lastmile.notebook.Notebook.Cell;
import org.lastmile.notebook.Notebook.Kind;

class NotebookTest {
    @TempDir
    Path folder;

    @Test
    void cuts_a_file_into_words_and_questions() {
        var notebook = Notebook.parse(
                "a.sql",
                """

                -- %% [markdown]
                -- # Title
                --
                --   - indented
                -- %% How many?
                -- a remark
                select 1
                --%%
                select 2;
                """);

        assertThat(notebook.cells())
                .containsExactly(
                        new Cell(Kind.MARKDOWN, 1, 2, "", "# Title\n\n  - indented\n"),
                        new Cell(Kind.SQL, 2, 6, "How many?", "-- a remark\nselect 1\n"),
                        new Cell(Kind.SQL, 3, 9, "", "select 2;\n"));
    }

    @Test
    void names_all_problems_of_a_file() {
        assertThatThrownBy(
                        () -> Notebook.parse(
                                "a.sql",
                                """
                select 0
                -- %% [markdown]
                no comment
                -- %% [python]
                -- x
                -- %%
                -- nothing but a remark
                """))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(
                        """
                        a.sql, line 1: text stands before the first cell; begin the cell with '-- %% [markdown]' or '-- %%'.
                        a.sql, line 3: a line of a markdown cell must begin with '--'; begin the next cell with '-- %%'.
                        a.sql, line 4: cell kind [python] is unknown; use [markdown], or none for SQL.
                        a.sql, cell 3, line 6: there is no question; write one select, or remove the cell.""");
    }

    @Test
    void says_why_a_file_is_no_notebook() throws IOException {
        var latin = Files.write(folder.resolve("latin.sql"), "-- %%\nselect 'é'".getBytes(StandardCharsets.ISO_8859_1));
        var empty = Files.writeString(folder.resolve("empty.sql"), "\n");
        var none = folder.resolve("none.sql");

        assertThatThrownBy(() -> Notebook.read(latin))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(latin + " is not text in UTF-8; save it as UTF-8.");
        assertThatThrownBy(() -> Notebook.read(empty))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("empty.sql has no cell; begin one with '-- %% [markdown]' or '-- %%'.");
        assertThatThrownBy(() -> Notebook.read(none))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(none + " does not exist; name a notebook, a file that ends with .sql.");
    }
}
