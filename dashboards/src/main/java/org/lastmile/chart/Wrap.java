package org.lastmile.chart;

import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;

/** Breaks a label into lines that fit a width; a word is never cut. */
final class Wrap {
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private Wrap() {}

    static List<String> lines(String text, TextStyle style, double width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();

        for (var word : text.split(" ", -1)) {
            var longer = line.isEmpty() ? word : line + " " + word;

            if (!line.isEmpty() && width(longer, style) > width) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(word);
            } else {
                line.setLength(0);
                line.append(longer);
            }
        }

        lines.add(line.toString());
        return List.copyOf(lines);
    }

    static double width(String text, TextStyle style) {
        return style.font().getStringBounds(text, CONTEXT).getWidth();
    }
}
