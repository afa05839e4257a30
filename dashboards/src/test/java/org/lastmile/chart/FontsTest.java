package org.lastmile.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Draws in a fresh Java that sees no font of the system, as on a bare server. */
@NullMarked
final class FontsTest {
    @Test
    void a_chart_is_drawn_where_the_system_has_no_font(@TempDir Path folder) throws Exception {
        var java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Drawing.class.getName());
        java.environment().put("FONTCONFIG_FILE", noFonts(folder).toString());
        java.redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile());

        var process = java.start();

        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve("out"))
                .content()
                .contains("Registered</text>")
                .contains("</svg>");
        assertThat(process.exitValue()).isZero();
    }

    private static Path noFonts(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("fonts.conf"),
                """
                <?xml version="1.0"?>
                <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
                <fontconfig><cachedir>%s</cachedir></fontconfig>
                """
                        .formatted(folder));
    }

    /** The program of the fresh Java. */
    static final class Drawing {
        private Drawing() {}

        @SuppressWarnings("SystemOut")
        public static void main(String[] arguments) {
            var steps =
                    List.of(new FunnelChart.Step("Registered", 120, ""), new FunnelChart.Step("Attended", 90, "75.0%"));
            System.out.println(FunnelChart.svg(steps, Width.WIDE, "Two steps"));
        }
    }
}
