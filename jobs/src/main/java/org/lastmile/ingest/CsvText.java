package org.lastmile.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
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

    /** Whether there is nothing but blanks in a file; otherwise its first line cannot be read. */
    static boolean isBlank(SourceFile file) throws IOException {
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
}
