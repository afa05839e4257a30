package org.lastmile.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;

/** Searches bytes, and the decoded values of Parquet files, for planted words in every form that a text may take. */
public final class Canaries {
    private final Map<String, String> plain = new TreeMap<>();
    private final Map<String, String> encoded = new TreeMap<>();

    public Canaries(List<String> words) {
        for (var word : words) {
            var small = word.toLowerCase(Locale.ROOT);
            plain.put(small, word);
            plain.put(bytes(small.getBytes(StandardCharsets.UTF_16LE)), word + " as UTF-16LE");
            plain.put(bytes(small.getBytes(StandardCharsets.UTF_16BE)), word + " as UTF-16BE");

            for (var form : List.of(word, small, word.toUpperCase(Locale.ROOT))) {
                for (var shift = 0; shift < 3; shift++) {
                    encoded.put(base64("x".repeat(shift) + form, shift), word + " as base64");
                }
            }
        }
    }

    /** Base64 of a word that begins after some bytes of something else, without the letters that these share. */
    private static String base64(String text, int shift) {
        var letters = Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return letters.substring(shift == 0 ? 0 : shift + 1, letters.length() - 2);
    }

    private static String bytes(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    /** What was found in a text, by word and form. */
    public List<String> in(byte[] content) {
        var text = bytes(content);
        var small = text.toLowerCase(Locale.ROOT);
        var found = new ArrayList<String>();
        plain.forEach((form, word) -> {
            if (small.contains(form)) {
                found.add(word);
            }
        });
        encoded.forEach((form, word) -> {
            if (text.contains(form)) {
                found.add(word);
            }
        });
        return found;
    }

    /** What was found in all files below a folder, in their names, their bytes, unpacked bytes and Parquet values. */
    public List<String> below(Path folder) throws IOException, SQLException {
        var found = new ArrayList<String>();

        try (var walk = Files.walk(folder)) {
            for (var path : walk.toList()) {
                in(path.toString().getBytes(StandardCharsets.UTF_8))
                        .forEach(word -> found.add(path + " (name): " + word));

                if (Files.isRegularFile(path)) {
                    in(Files.readAllBytes(path)).forEach(word -> found.add(path + ": " + word));
                }

                if (path.toString().endsWith(".zip")) {
                    in(unpacked(path)).forEach(word -> found.add(path + " (unpacked): " + word));
                }

                if (path.toString().endsWith(".parquet")) {
                    in(values(path)).forEach(word -> found.add(path + " (values): " + word));
                }
            }
        }

        return found;
    }

    private static byte[] unpacked(Path archive) throws IOException {
        var text = new ByteArrayOutputStream();

        try (var zip = new ZipFile(archive.toFile())) {
            for (var entry : zip.stream().toList()) {
                text.writeBytes((entry.getName() + "\n").getBytes(StandardCharsets.UTF_8));

                try (var stream = zip.getInputStream(entry)) {
                    stream.transferTo(text);
                }
            }
        }

        return text.toByteArray();
    }

    static byte[] values(Path parquet) throws SQLException {
        var text = new StringBuilder();

        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement();
                var rows = statement.executeQuery("select row::varchar from read_parquet('" + parquet + "') as row")) {
            while (rows.next()) {
                text.append(rows.getString(1)).append('\n');
            }
        }

        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
