package org.lastmile.chart;

import java.awt.Color;
import java.util.Arrays;
import java.util.Locale;

/**
 * The colours a chart may use. The shade here only tells them apart while drawing: in the SVG each becomes a class
 * ({@code f-accent} to fill, {@code s-accent} to stroke) whose colour the page's style sheet decides, light and dark.
 */
enum Ink {
    INK(0x14202b),
    DIM(0x52616d),
    RULE(0xd7dde2),
    PAPER(0xfdfdfd),
    ACCENT(0x0b6b75),
    BAND(0xcfe5e5),
    WARN(0xb35309),
    WARN_BAND(0xf6dcc4);

    private final Color color;

    Ink(int rgb) {
        color = new Color(rgb);
    }

    Color color() {
        return color;
    }

    String cssName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The colour that Batik wrote as {@code rgb(r,g,b)}; any other colour on a chart is our mistake. */
    static Ink of(String rgb) {
        return Arrays.stream(values())
                .filter(ink -> rgb.equals(
                        "rgb(%d,%d,%d)".formatted(ink.color.getRed(), ink.color.getGreen(), ink.color.getBlue())))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Colour " + rgb + " is not an Ink."));
    }
}
