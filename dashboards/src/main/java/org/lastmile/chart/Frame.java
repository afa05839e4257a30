package org.lastmile.chart;

/**
 * Outer size of a chart in pixels, and what it says to those who do not see it.
 *
 * @param cssClass class of the {@code svg} element
 */
record Frame(double width, double height, String cssClass, String description) {}
