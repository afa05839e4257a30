package org.lastmile.chart;

import java.awt.Font;

/** How a text stands on a chart: which end its position names, its colour, weight and size in pixels. */
record TextStyle(Anchor anchor, Ink ink, Fonts.FontWeight weight, float size) {
    /** SVG's text-anchor. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    static final TextStyle LABEL = new TextStyle(Anchor.START, Ink.INK, Fonts.FontWeight.REGULAR, 13);
    static final TextStyle NOTE = new TextStyle(Anchor.START, Ink.DIM, Fonts.FontWeight.REGULAR, 12);

    TextStyle at(Anchor other) {
        return new TextStyle(other, ink, weight, size);
    }

    TextStyle bold() {
        return new TextStyle(anchor, ink, Fonts.FontWeight.BOLD, size);
    }

    TextStyle in(Ink other) {
        return new TextStyle(anchor, other, weight, size);
    }

    Font font() {
        return Fonts.bundled(weight, size);
    }
}
