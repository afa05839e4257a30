package org.lastmile.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.Contract;
import org.lastmile.contract.Table;
import org.lastmile.contract.WarehouseException;

/** Reads comma-separated files. */
final class CsvRows implements RowSource {
    /**
     * A record of ours behind the last one of the file. The CSV reader takes the end of the file for a closing quote; with
     * an open quote this record ends up in a text. A file may hold the same line: that one is not the last.
     */
    private static final String END = "\0end of file\0";

    private final String contract;
    private final Table table;
    private final Charset encoding;

    CsvRows(Contract contract, Table table) {
        this.contract = contract.id();
        this.table = table;
        this.encoding = contract.encoding().equals("latin-1") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    }

    /** Takes the record of a line. */
    private interface Taker {
        void take(long line, CsvRecord record);
    }

    @Override
    public void read(SourceFile file, Sink sink) throws IOException {
        var line = file.part().linesBefore() + 1;
        var tokenized = TokenizedHeader.of(file);
        sink.file(file);

        try (var csv = CsvText.open(withEnd(file), tokenized.isPresent() ? StandardCharsets.UTF_8 : encoding)) {
            var records = csv.iterator();
            var header = file.part().from() == 0 ? header(records) : header(file);
            var rows = tokenized
                    .<Taker>map(home -> new TokenizedRows(file, home, table, sink)::take)
                    .orElseGet(() -> plain(header, sink));

            while (records.hasNext()) {
                var next = records.next();

                if (isEnd(next) && !records.hasNext()) {
                    return;
                }

                line = line(file, next);

                if (isBlank(next, 0) && header.names().size() > 1) {
                    continue;
                }

                if (isWhole(header, next)) {
                    rows.take(line, next);
                } else {
                    sink.unreadable(wrongFields(file, line, header, next));
                }
            }

            throw new WarehouseException(file.place() + ", line " + line + ": a quote is opened and not closed before"
                    + " the end of the file; correct the file and deliver it again.");
        } catch (CsvParseException | UncheckedIOException failure) {
            throw broken(file, line, failure);
        }
    }

    /** Whether a record has a field for each column name, and nothing behind them. */
    private static boolean isWhole(CsvHeader header, CsvRecord record) {
        var columns = header.names().size();
        return record.getFieldCount() == columns || (record.getFieldCount() > columns && isBlank(record, columns));
    }

    /** Whether there is nothing in a record from a field on: sheets write lines that once were used. */
    private static boolean isBlank(CsvRecord record, int from) {
        for (var i = from; i < record.getFieldCount(); i++) {
            if (!record.getField(i).isBlank()) {
                return false;
            }
        }

        return true;
    }

    private static CsvHeader header(Iterator<CsvRecord> records) {
        return new CsvHeader(
                records.next().getFields().stream().map(String::strip).toList());
    }

    /** The column names of a file, when only some of its records are read. */
    private CsvHeader header(SourceFile file) throws IOException {
        try (var csv = CsvText.open(file.whole().open(), encoding)) {
            return header(csv.iterator());
        }
    }

    private static long line(SourceFile file, CsvRecord record) {
        return file.part().linesBefore() + record.getStartingLineNumber();
    }

    private static InputStream withEnd(SourceFile file) throws IOException {
        var end = ("\n" + END).getBytes(StandardCharsets.US_ASCII);
        return new SequenceInputStream(file.open(), new ByteArrayInputStream(end));
    }

    private static boolean isEnd(CsvRecord record) {
        return record.getFieldCount() == 1 && record.getField(0).equals(END);
    }

    private static Problem wrongFields(SourceFile file, long line, CsvHeader header, CsvRecord next) {
        return new Problem(
                file.name(),
                line,
                "",
                "wrong_number_of_fields",
                next.getFieldCount() + " fields under " + header.names().size() + " column names");
    }

    private Taker plain(CsvHeader header, Sink sink) {
        var positions = header.positions(table);
        return (line, record) -> sink.row(line, texts(positions, record));
    }

    /** The fields of a record in the order of the table's columns; null where the file has no such column. */
    static @Nullable String[] texts(int[] positions, CsvRecord record) {
        @Nullable String[] texts = new @Nullable String[positions.length];

        for (var i = 0; i < positions.length; i++) {
            texts[i] = positions[i] < 0 ? null : record.getField(positions[i]);
        }

        return texts;
    }

    private WarehouseException broken(SourceFile file, long line, RuntimeException failure) {
        Unpacking.complain(failure);

        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return new WarehouseException(
                        file.place() + ", line " + CsvText.firstBadLine(file, encoding) + ": bytes that are no "
                                + encoding + " text; save the file as " + encoding + ", or say 'encoding' in contracts/"
                                + contract
                                + ".odcs.yaml.",
                        failure);
            }
        }

        return new WarehouseException(
                file.place() + ", after line " + line + ": no record can be read (an open quote, or a line longer than"
                        + " 1 MiB); correct the file and deliver it again.",
                failure);
    }
}
