package org.lastmile.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The two bundled fonts that measure text while a chart is drawn.
 *
 * <p>Java finds no font on a bare server and then fails to draw at all. So a font configuration that names the bundled
 * fonts is written to a temporary folder and set as {@code sun.awt.fontconfig} before the first class of AWT's font
 * system loads. A value that the caller set is left alone.
 */
public final class Fonts {
    private static final String SETTING = "sun.awt.fontconfig";

    private Fonts() {}

    /** Makes drawing possible without a system font; to be called before anything else of AWT, any number of times. */
    public static void prepare() {
        Prepared.touch();
    }

    /** The bundled font; wider than the usual system fonts, so that what fits by its measure fits on the page. */
    static Font bundled(FontWeight weight, float size) {
        return (weight == FontWeight.BOLD ? Loaded.BOLD : Loaded.REGULAR).deriveFont(size);
    }

    /** Weight of a text in a chart. */
    enum FontWeight {
        REGULAR,
        BOLD
    }

    private static final class Prepared {
        static {
            System.setProperty("java.awt.headless", System.getProperty("java.awt.headless", "true"));

            if (System.getProperty(SETTING) == null) {
                System.setProperty(SETTING, configuration().toString());
            }
        }

        private static void touch() {}
    }

    private static final class Loaded {
        private static final Font REGULAR = load("DejaVuSans.ttf");
        private static final Font BOLD = load("DejaVuSans-Bold.ttf");
    }

    private static Path configuration() {
        try {
            var folder = Files.createTempDirectory("lastmile-fonts");
            var regular = copy("DejaVuSans.ttf", folder);
            var bold = copy("DejaVuSans-Bold.ttf", folder);
            var file = Files.writeString(folder.resolve("fontconfig.properties"), settings(regular, bold));
            folder.toFile().deleteOnExit();
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path copy(String name, Path folder) throws IOException {
        try (var input = resource(name)) {
            var file = folder.resolve(name);
            Files.copy(input, file);
            folder.toFile().deleteOnExit();
            file.toFile().deleteOnExit();
            return file;
        }
    }

    private static String settings(Path regular, Path bold) {
        var text = new StringBuilder("version=1\nsequence.allfonts=latin\n");

        for (var family : new String[] {"serif", "sansserif", "monospaced", "dialog", "dialoginput"}) {
            for (var style : new String[] {"plain", "italic"}) {
                text.append(family).append('.').append(style).append(".latin=DejaVu Sans\n");
            }

            for (var style : new String[] {"bold", "bolditalic"}) {
                text.append(family).append('.').append(style).append(".latin=DejaVu Sans Bold\n");
            }
        }

        // A backslash of a Windows path would be an escape in a properties file.
        return text.append("filename.DejaVu_Sans=")
                .append(regular.toString().replace('\\', '/'))
                .append("\nfilename.DejaVu_Sans_Bold=")
                .append(bold.toString().replace('\\', '/'))
                .append('\n')
                .toString();
    }

    private static Font load(String name) {
        prepare();

        try (var input = resource(name)) {
            return Font.createFont(Font.TRUETYPE_FONT, input);
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException("Bundled font " + name + " cannot be read.", e);
        }
    }

    private static InputStream resource(String name) {
        var input = Fonts.class.getResourceAsStream("/lastmile/assets/fonts/" + name);

        if (input == null) {
            throw new IllegalStateException("Bundled font " + name + " is missing from the class path.");
        }

        return input;
    }
}
