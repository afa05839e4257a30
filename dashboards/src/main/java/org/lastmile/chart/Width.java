package org.lastmile.chart;

/** A chart is drawn twice, so that its text keeps its size on a telephone; the style sheet shows one of the two. */
public enum Width {
    WIDE(540, "wide"),
    NARROW(312, "narrow");

    private final double pixels;
    private final String cssClass;

    Width(double pixels, String cssClass) {
        this.pixels = pixels;
        this.cssClass = cssClass;
    }

    double pixels() {
        return pixels;
    }

    String cssClass() {
        return cssClass;
    }
}
