package org.lastmile.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Opens files of comma-separated records. */
final class CsvText {
    private static final int LONGEST_RECORD = 1 << 20;

    private CsvText() {}

    /** Opens comma-separated records; bytes that are not of the encoding are an error and never a question mark. */
    static CsvReader<CsvRecord> open(InputStream stream, Charset encoding) throws IOException {
        return CsvReader.builder()
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(LONGEST_RECORD)
                .ofCsvRecord(new LineEnds(new InputStreamReader(Bom.skip(stream), decoder(encoding))));
    }

    /** Bytes that are not of the encoding are an error. */
    static CharsetDecoder decoder(Charset encoding) {
        return encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** Why no column name can be read from the first line. */
    static String complaint(SourceFile file) throws IOException {
        return file.place()
                + (isBlank(file)
                        ? ": is empty; deliver a file with column names in its first line."
                        : ", line 1: cannot be read (an open quote, or a line longer than 1 MiB); correct the file and"
                                + " deliver it again.");
    }

    /** Whether there is nothing but blanks in a file. */
    private static boolean isBlank(SourceFile file) throws IOException {
        try (var stream = new BufferedInputStream(Bom.skip(file.open()))) {
            var next = stream.read();

            while (next >= 0 && next <= ' ') {
                next = stream.read();
            }

            return next < 0;
        }
    }

    /** Whether a second record can be seen; a file that cannot be read is judged by its reader. */
    static boolean isFollowedByRows(SourceFile file) throws IOException {
        try (var csv = open(file.open(), StandardCharsets.ISO_8859_1)) {
            return csv.stream().limit(2).count() == 2;
        } catch (CsvParseException | java.io.UncheckedIOException failure) {
            Unpacking.complain(failure);
            return true;
        }
    }

    /** Reads the file once more: the reader's buffer has run ahead of the line that it cannot decode. */
    static long firstBadLine(SourceFile file, Charset encoding) {
        var number = file.part().linesBefore() + 1;

        try (var stream = new BufferedInputStream(file.open())) {
            var line = new ByteArrayOutputStream();

            for (var next = stream.read(); next >= 0; next = stream.read()) {
                line.write(next);

                if (next == '\n') {
                    decoder(encoding).decode(ByteBuffer.wrap(line.toByteArray()));
                    line.reset();
                    number++;
                }
            }

            return number;
        } catch (IOException failure) {
            return number;
        }
    }

    /** A name that was read byte by byte, in UTF-8 when it is such text. */
    static String name(String bytes) {
        try {
            return decoder(StandardCharsets.UTF_8)
                    .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString()
                    .strip();
        } catch (CharacterCodingException failure) {
            return bytes.strip();
        }
    }
}
