package org.lastmile.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lastmile.contract.WarehouseException;

/**
 * A certificate as the text of its JSON file: whole tables that agree with everything published, and in which hidden
 * numbers differ. The same certificate gives the same bytes.
 *
 * @param format  raised when an older reader would misread the file
 * @param about   what it is, for somebody who finds the file
 * @param facts   what it belongs to, for example the hash of the file of cells
 * @param parts   parts of the publication that are looked at by themselves
 */
public record CertificateFile(int format, String about, Map<String, String> facts, List<Part> parts) {
    private static final int FORMAT = 1;
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

    public CertificateFile {
        facts = new TreeMap<>(facts);
        parts = List.copyOf(parts);
    }

    /** A certificate of the present format. */
    public CertificateFile(String about, Map<String, String> facts, List<Part> parts) {
        this(FORMAT, about, facts, parts);
    }

    /**
     * Tables of one part.
     *
     * @param minimum smallest count that may be shown, in people
     * @param width   how far apart the values of every hidden number are
     * @param loose   names of sums that the tables do not keep to
     * @param numbers what the numbers of a table are, in their order
     * @param tables  one number of people or units for each name, 0 or more
     */
    public record Part(
            String name, long minimum, long width, List<String> loose, List<String> numbers, List<long[]> tables) {
        public Part {
            loose = List.copyOf(loose);
            numbers = List.copyOf(numbers);
            tables = List.copyOf(tables);
        }
    }

    /** A key per line; lines end with a line feed. */
    public String text() {
        var objects = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(objects);

        try {
            return JSON.writer(printer).writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A certificate is made of texts and numbers only", e);
        }
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @param place where it stands, for a message
     * @throws WarehouseException if it is no certificate, or of another format
     */
    public static CertificateFile read(String place, String text) {
        try {
            var file = JSON.readValue(text, CertificateFile.class);

            if (file.format() != FORMAT) {
                throw new WarehouseException(place + ": is of format " + file.format()
                        + "; this version of Lastmile reads format " + FORMAT + ".");
            }

            return file;
        } catch (JsonProcessingException e) {
            throw new WarehouseException(
                    place + ": is no certificate that Lastmile wrote; take the file as it was published.", e);
        }
    }
}
