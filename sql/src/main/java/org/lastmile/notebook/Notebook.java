package org.lastmile.notebook;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.lastmile.contract.WarehouseException;

/**
 * A file of SQL in the percent format: {@code -- %% [markdown]} opens words in comment lines, {@code -- %% title} opens
 * one question.
 *
 * @param name file name, for messages
 */
public record Notebook(String name, List<Cell> cells) {
    public Notebook {
        cells = List.copyOf(cells);
    }

    /** What a cell holds. */
    enum Kind {
        MARKDOWN,
        SQL
    }

    /**
     * One cell.
     *
     * @param number from 1
     * @param line   line of the file on which its marker stands, from 1
     * @param title  words after the marker of a question; empty without any
     * @param text   markdown without comment marks, or SQL
     */
    record Cell(Kind kind, int number, int line, String title, String text) {
        /** Where the cell stands, for a message. */
        String place(String notebook) {
            return notebook + ", cell " + number + ", line " + line;
        }
    }

    /** @throws WarehouseException if the file cannot be read, or is no notebook */
    public static Notebook read(Path file) {
        try {
            return parse(file.getFileName().toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new WarehouseException(file + " does not exist; name a notebook, a file that ends with .sql.", e);
        } catch (CharacterCodingException e) {
            throw new WarehouseException(file + " is not text in UTF-8; save it as UTF-8.", e);
        } catch (IOException e) {
            throw new WarehouseException(file + " could not be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads the text of a notebook.
     *
     * @throws WarehouseException with all problems of the text
     */
    public static Notebook parse(String name, String text) {
        return new PercentFormat(name).parse(text);
    }
}
