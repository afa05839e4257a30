package org.lastmile.ingest;

import static org.lastmile.ingest.HostileCase.FILE;
import static org.lastmile.ingest.Packed.bytes;
import static org.lastmile.ingest.Packed.changed;
import static org.lastmile.ingest.Packed.directory;
import static org.lastmile.ingest.Packed.flagged;
import static org.lastmile.ingest.Packed.gzip;
import static org.lastmile.ingest.Packed.renamed;
import static org.lastmile.ingest.Packed.zip;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Archives, packed files, and files of other kinds under the name of a table. */
class HostilePackedTest {
    private static final String TEXT = HostileCase.HEADER + "\n" + HostileCase.GOOD + "\n";
    private static final String ZIP = "odd.zip";
    private static final String GZIP = "odd.csv.gz";
    private static final String CUT = ": is packed and cut off; deliver it again.";
    private static final String DAMAGED = ": is packed and damaged; deliver it again.";
    private static final String NO_ARCHIVE = ": is no zip archive or is cut off; deliver it again.";
    private static final String GROWS =
            ": unpacks to more than 200 times its size, as no delivery does; ask the sender what it is.";
    private static final String AWAY =
            "': points to a folder outside of the archive, which no delivery needs; ask the sender, and pack the files again.";

    @TempDir
    private Path folder;

    private static HostileCase archive(String name, byte[] bytes, String expected) {
        return new HostileCase(name, ZIP, bytes, expected);
    }

    private static HostileCase noArchive(String name, byte[] bytes, String message) {
        return archive(name, bytes, "refused: " + ZIP + message);
    }

    private static HostileCase away(String entry, String shown) {
        return noArchive("entry " + shown, zip(entry, TEXT), ", entry '" + shown + AWAY);
    }

    private static HostileCase packed(String name, byte[] bytes, String expected) {
        return new HostileCase(name, GZIP, bytes, expected);
    }

    private static HostileCase badPacked(String name, byte[] bytes, String message) {
        return packed(name, bytes, "refused: " + GZIP + message);
    }

    static Stream<HostileCase> names() {
        return Stream.of(
                away("../odd.csv", "../odd.csv"),
                away("a/../../odd.csv", "a/../../odd.csv"),
                away("..\\odd.csv", "..\\odd.csv"),
                away("a\\..\\odd.csv", "a\\..\\odd.csv"),
                away("/etc/odd.csv", "/etc/odd.csv"),
                away("\\\\server\\odd.csv", "\\\\server\\odd.csv"),
                away("C:\\odd.csv", "C:\\odd.csv"),
                away("c:/odd.csv", "c:/odd.csv"),
                away("../o\ndd.csv", "../o?dd.csv"),
                archive("entry in a folder", zip("a/b/odd.csv", TEXT), "1"),
                archive("entry with two dots in its name", zip("a..b.csv", TEXT), "1"),
                archive("entry with a backslash", zip("a\\odd.csv", TEXT), "1"),
                archive("entry with a newline", zip("o\ndd.csv", TEXT), "1"),
                noArchive(
                        "entry with a newline and no table",
                        zip("o\ndd.csv", "x\n"),
                        ", entry o?dd.csv, line 1: no column"
                                + " name is known to any contract; the first line must hold the column names ('lastmile contract list' shows the contracts)."),
                archive(
                        "what a Mac leaves in archives",
                        zip(Map.of(
                                "a/odd.csv",
                                bytes(TEXT),
                                "__MACOSX/a/._odd.csv",
                                bytes("\0\5\26\7"),
                                "a/.DS_Store",
                                bytes("\0\0\0\1Bud1"),
                                "a/Thumbs.db",
                                bytes("x"))),
                        "1"),
                archive("a packed entry", zip(Map.of("odd.csv.gz", gzip(bytes(TEXT)))), "1"),
                noArchive(
                        "a packed entry that is cut off",
                        zip(Map.of("odd.csv.gz", Arrays.copyOf(gzip(bytes(TEXT.repeat(20))), 40))),
                        ", entry odd.csv.gz: is packed and cut off; deliver it again."),
                noArchive(
                        "an archive in an archive",
                        zip(Map.of("odd.csv", bytes(TEXT), "more.zip", zip("odd.csv", TEXT))),
                        ", entry 'more.zip': is an archive inside of an archive; unpack the outer one and deliver what is"
                                + " in it."),
                archive("long name", zip("n".repeat(60_000) + ".csv", TEXT), "1"),
                archive(
                        "two entries",
                        zip(Map.of("a.csv", bytes(TEXT), "b.csv", bytes(TEXT.replace("e0", "e1")))),
                        "2"),
                noArchive(
                        "entries of one name",
                        renamed(
                                zip(new TreeMap<>(Map.of("a.csv", bytes(TEXT), "b.csv", bytes(TEXT)))),
                                "b.csv",
                                "a.csv"),
                        ", entry 'a.csv': stands twice in the archive, so that one of the two would be lost; pack the files again."));
    }

    static Stream<HostileCase> archives() {
        var whole = zip("odd.csv", TEXT.repeat(20));
        var small = zip("odd.csv", TEXT);
        return Stream.concat(
                Stream.of(
                        noArchive("no byte", new byte[0], NO_ARCHIVE),
                        noArchive("no archive", bytes(TEXT), NO_ARCHIVE),
                        noArchive("first bytes of one", bytes("PK\u0003\u0004"), NO_ARCHIVE),
                        noArchive(
                                "encrypted",
                                flagged(small, 1),
                                ": is encrypted; deliver the archive again, without a password."),
                        noArchive(
                                "unknown way of packing",
                                changed(changed(small, 8, 99), directory(small) + 10, 99),
                                NO_ARCHIVE),
                        noArchive("damaged", changed(changed(whole, 60, 0x55), 61, 0x55), ", entry odd.csv" + DAMAGED),
                        archive("bytes in front", concat(bytes("#!/bin/sh\n"), small), "1"),
                        archive(
                                "empty",
                                new byte[] {'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
                                "refused: odd.zip: holds no file; " + CONTRACTS),
                        noArchive(
                                "archive in an archive under the name of a table",
                                zip(Map.of("odd.csv", small)),
                                ", entry odd.csv:"
                                        + " is a workbook or an archive, not text; export the sheet as CSV in UTF-8, or give an archive the ending .zip."),
                        noArchive("bomb", zip(Map.of("odd.csv", bomb())), ", entry odd.csv" + GROWS)),
                IntStream.of(10, 30, 60, whole.length / 2, whole.length - 60, whole.length - 1)
                        .mapToObj(length -> noArchive("cut at " + length, Arrays.copyOf(whole, length), NO_ARCHIVE)));
    }

    private static final String CONTRACTS = "the contracts are ... ('lastmile contract show ID' lists the columns).";

    static Stream<HostileCase> packedFiles() {
        var whole = gzip(bytes(TEXT.repeat(20)));
        return Stream.concat(
                Stream.of(
                        packed("good", gzip(bytes(TEXT)), "1"),
                        packed("not packed at all", bytes(TEXT), "1"),
                        new HostileCase("packed under the name of a plain file", FILE, gzip(bytes(TEXT)), "1"),
                        packed(
                                "two parts",
                                concat(gzip(bytes(HostileCase.HEADER + "\n")), gzip(bytes(HostileCase.GOOD + "\n"))),
                                "1"),
                        badPacked(
                                "packed twice",
                                gzip(gzip(bytes(TEXT))),
                                ": is packed twice; unpack it once and deliver that."),
                        badPacked(
                                "archive inside",
                                gzip(zip("odd.csv", TEXT)),
                                ": is a workbook or an archive, not text; export the"
                                        + " sheet as CSV in UTF-8, or give an archive the ending .zip."),
                        badPacked("wrong check sum", changed(whole, -6, whole[whole.length - 6] ^ 1), DAMAGED),
                        badPacked("wrong length", changed(whole, -1, 7), DAMAGED),
                        badPacked("unknown way of packing", changed(whole, 2, 7), DAMAGED),
                        badPacked("bomb", gzip(bomb()), GROWS),
                        packed("rubbish behind", concat(gzip(bytes(TEXT)), bytes("rubbish behind the end")), "1"),
                        badPacked(
                                "nothing packed",
                                gzip(new byte[0]),
                                ": is empty; deliver a file with column names in its first line.")),
                IntStream.of(2, 9, 10, 20, 100, whole.length - 8, whole.length - 1)
                        .mapToObj(length -> badPacked("cut at " + length, Arrays.copyOf(whole, length), CUT)));
    }

    private static byte[] concat(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] bomb() {
        var blanks = new byte[80 << 20];
        Arrays.fill(blanks, (byte) '\n');
        var names = bytes(TEXT);
        System.arraycopy(names, 0, blanks, 0, names.length);
        return blanks;
    }

    private static HostileCase other(String name, byte[] bytes, String message) {
        return HostileCase.refused(name, FILE, bytes, FILE + message);
    }

    static Stream<HostileCase> otherKinds() {
        var workbook =
                ": is a workbook or an archive, not text; export the sheet as CSV in UTF-8, or give an archive the ending .zip.";
        var json =
                ": is JSON, and no name in its first rows is known to any contract of JSON; 'lastmile contract list' shows"
                        + " the contracts.";
        var unknown = ", line 1: no column name is known to any contract; the first line must hold the column names"
                + " ('lastmile contract list' shows the contracts).";
        var nul =
                ": holds NUL bytes, so it is no text in UTF-8 (UTF-16 without a mark, or no text at all); save it as UTF-8.";
        return Stream.of(
                other("xlsx", zip("xl/workbook.xml", "<workbook>" + HostileCase.CARD + "</workbook>"), workbook),
                other("xls", latin("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1" + HostileCase.CARD), workbook),
                other(
                        "PDF",
                        latin("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj <</Title(" + HostileCase.MAIL + ")>>\n"),
                        unknown),
                other("PNG", latin("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR" + HostileCase.CARD), nul),
                other("JPEG", latin("\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF\0"), nul),
                other("HTML", bytes("<!DOCTYPE html><html><body>" + HostileCase.MAIL + "</body></html>\n"), unknown),
                other(
                        "XML",
                        bytes("<?xml version=\"1.0\"?>\n<rows><row card=\"" + HostileCase.CARD + "\"/></rows>\n"),
                        unknown),
                other("JSON", bytes("{\"card_number\": \"" + HostileCase.CARD + "\"}\n"), json),
                other("JSON lines", bytes("[\"" + HostileCase.MAIL + "\"]\n[\"" + HostileCase.MAIL + "\"]\n"), json),
                other("Parquet", latin("PAR1\u0015\u0004\u0015\0" + HostileCase.CARD + "PAR1"), nul),
                other("program", latin("\u007fELF\u0002\u0001\u0001\0\0\0\0"), nul),
                other("e-mail", bytes("From: " + HostileCase.MAIL + "\nTo: x\n\nattached\n"), unknown),
                other("rich text", bytes("{\\rtf1\\ansi " + HostileCase.LAST_NAME + "}\n"), unknown),
                other("SQL", bytes("insert into t values ('" + HostileCase.CARD + "', 1);\n"), unknown));
    }

    private static byte[] latin(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @MethodSource({"names", "archives", "packedFiles", "otherKinds"})
    void is_unpacked_or_refused(HostileCase hostile) throws IOException, SQLException {
        HostileRun.check(folder, hostile);
    }
}
