package org.lastmile.cli;

import static org.lastmile.cli.BadInput.assertRefused;
import static org.lastmile.cli.BadInput.refused;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A delivery that comes in wrong ends in one message, exit code 1 and a warehouse that reads as before. */
final class BadDeliveryTest extends BadInputCase {
    @Test
    void a_file_that_is_not_there() {
        refused(
                pilot.ingest(files.resolve("no.csv")),
                files.resolve("no.csv") + ": no such file or folder; check the path.");
    }

    @Test
    void an_empty_file() throws IOException {
        refused(
                pilot.ingest(file("empty.csv", "")),
                "empty.csv: is empty; deliver a file with column names in its first line.");
    }

    @Test
    void a_file_with_only_a_header() throws IOException {
        refused(
                pilot.ingest(
                        file("header.csv", BadInput.PARTNERS.lines().findFirst().orElseThrow() + "\n")),
                "header.csv: holds column names and no rows; there is nothing to load.");
    }

    @Test
    void a_folder_with_nothing_known() throws IOException {
        file("readme.txt", "hello\n");

        assertRefused(pilot.ingest(files))
                .startsWith(files + ": holds no file of a known source, but readme.txt; the contracts are agreements,");
    }

    @Test
    void an_empty_folder() {
        assertRefused(pilot.ingest(files)).startsWith(files + ": holds no file; the contracts are agreements,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {";!';'", "'\t'!a tab", "|!'|'"},
            quoteCharacter = '`')
    void another_delimiter(String delimiter, String words) throws IOException {
        var letter = delimiter.length() == 1 ? delimiter : "\t";

        refused(
                pilot.ingest(file("other.csv", BadInput.PARTNERS.replace(",", letter))),
                "other.csv, line 1: columns are separated by " + words
                        + "; the contracts want ','. Export the file again with commas; where Excel takes others, set the list separator of the computer, or save with LibreOffice, which asks.");
    }

    @Test
    void missing_and_unknown_columns_together() throws IOException {
        refused(
                pilot.ingest(file("odd.csv", BadInput.PARTNERS.replace("partner_name", "title"))),
                "odd.csv, line 1: comes nearest to contract 'partners', table 'partner', but lacks partner_name and has"
                        + " unknown columns title; rename the columns, or give their names as aliases in"
                        + " contracts/partners.odcs.yaml.");
    }

    @Test
    void a_column_that_stands_twice() throws IOException {
        refused(
                pilot.ingest(file("twice.csv", BadInput.PARTNERS.replace("fscskey", "STATE"))),
                "twice.csv, line 1: columns stand twice: state; rename or remove one of each.");
    }

    @Test
    void all_problems_of_a_call_are_told_together() throws IOException {
        refused(
                pilot.ingest(file("a.csv", ""), file("b.csv", "x,y\n1,2\n")),
                "a.csv: is empty; deliver a file with column names in its first line.\n"
                        + "b.csv, line 1: no column name is known to any contract; the first line must hold the column"
                        + " names ('lastmile contract list' shows the contracts).");
    }

    @Test
    void text_of_another_encoding_with_the_line() throws IOException {
        var file = files.resolve("latin.csv");
        Files.write(
                file,
                (BadInput.PARTNERS + "north2,Biblioth\u00E8que,library,,,,WA,,2024-01-01,\n")
                        .getBytes(StandardCharsets.ISO_8859_1));

        refused(
                pilot.ingest(file),
                "latin.csv, line 3: bytes that are no UTF-8 text; save the file as UTF-8, or say 'encoding' in"
                        + " contracts/partners.odcs.yaml.\nNothing was loaded.");
    }

    @Test
    void text_in_utf_16() throws IOException {
        var file = files.resolve("wide.csv");
        Files.write(file, BadInput.PARTNERS.getBytes(StandardCharsets.UTF_16));

        refused(
                pilot.ingest(file),
                "wide.csv: is text in UTF-16; save it as UTF-8, a sheet as CSV with commas and not as Unicode text.");
    }

    @Test
    void a_workbook_under_another_name() throws IOException {
        var file = files.resolve("book.csv");
        Files.write(file, zip("xl/workbook.xml", "<workbook/>"));

        refused(
                pilot.ingest(file),
                "book.csv: is a workbook or an archive, not text; export the sheet as CSV in UTF-8, or give an archive"
                        + " the ending .zip.");
    }

    @Test
    void an_archive_that_is_cut_off() throws IOException {
        var whole = zip("partners.csv", BadInput.PARTNERS);
        var file = files.resolve("cut.zip");
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        refused(pilot.ingest(file), "cut.zip: is no zip archive or is cut off; deliver it again.");
    }

    @Test
    void an_archive_with_damaged_bytes() throws IOException {
        var bytes = zip("partners.csv", BadInput.PARTNERS.repeat(50));
        Arrays.fill(bytes, 60, 90, (byte) 0x55);
        var file = files.resolve("damaged.zip");
        Files.write(file, bytes);

        refused(pilot.ingest(file), "damaged.zip, entry partners.csv: is packed and damaged; deliver it again.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../partners.csv", "..\\partners.csv", "/etc/partners.csv", "C:\\partners.csv"})
    void an_archive_whose_names_leave_it(String name) throws IOException {
        var file = files.resolve("away.zip");
        Files.write(file, zip(name, BadInput.PARTNERS));

        refused(
                pilot.ingest(file),
                "away.zip, entry '" + name
                        + "': points to a folder outside of the archive, which no delivery needs; ask"
                        + " the sender, and pack the files again.");
    }

    @Test
    void credentials_of_which_none_is_one() throws IOException {
        assertRefused(pilot.ingest(file("a.json", "{\"a\": "), file("b.json", "{\"a\": 1}")))
                .contains("\na.json, b.json: none of 2 rows keeps its contract; broken rules: ")
                .endsWith("Nothing was loaded. 'lastmile contract check FILE' shows the first rows.\n");
    }

    private static byte[] zip(String entry, String text) throws IOException {
        var bytes = new ByteArrayOutputStream();

        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }

        return bytes.toByteArray();
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(files.resolve(name), text);
    }
}
