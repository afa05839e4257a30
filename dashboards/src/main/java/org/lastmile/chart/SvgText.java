package org.lastmile.chart;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Writes what Batik recorded as small SVG: shapes and texts only, colours as classes, nothing inherited. The recorder's
 * clips are left out (no drawing leaves its plot) and so are its ids: many charts stand on one page.
 */
final class SvgText {
    private static final List<String> SHAPES =
            List.of("path", "rect", "line", "circle", "ellipse", "polygon", "polyline", "text");
    private static final List<String> STYLES =
            List.of("fill", "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-weight", "stroke-linecap");
    private static final List<String> GEOMETRY = List.of(
            "d",
            "x",
            "y",
            "x1",
            "y1",
            "x2",
            "y2",
            "width",
            "height",
            "cx",
            "cy",
            "r",
            "rx",
            "ry",
            "points",
            "text-anchor");
    private final StringBuilder out = new StringBuilder();

    private SvgText() {}

    static String of(Element root, Frame frame) {
        var text = new SvgText();
        text.out
                .append("<svg class=\"chart ")
                .append(frame.cssClass())
                .append("\" viewBox=\"0 0 ")
                .append(Math.round(frame.width()))
                .append(' ')
                .append(Math.round(frame.height()))
                .append("\" role=\"img\" aria-label=\"")
                .append(escaped(frame.description()))
                .append("\">");
        text.write(root, Map.of());
        return text.out.append("</svg>").toString();
    }

    private void write(Element element, Map<String, String> inherited) {
        var styles = new TreeMap<>(inherited);

        for (var name : STYLES) {
            if (element.hasAttribute(name)) {
                styles.put(name, element.getAttribute(name));
            }
        }

        if (element.hasAttribute("transform")) {
            throw new IllegalStateException("A chart was drawn with a transform: " + element.getAttribute("transform"));
        }

        if (SHAPES.contains(element.getTagName())) {
            shape(element, styles);
            return;
        }

        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner && !inner.getTagName().equals("defs")) {
                write(inner, styles);
            }
        }
    }

    private void shape(Element element, Map<String, String> styles) {
        var name = element.getTagName();
        out.append('<').append(name);
        GEOMETRY.stream()
                .filter(element::hasAttribute)
                .forEach(attribute -> attribute(attribute, element.getAttribute(attribute)));

        if (name.equals("text")) {
            text(element.getTextContent(), styles);
            return;
        }

        paint(styles);
        out.append("/>");
    }

    private void text(String content, Map<String, String> styles) {
        attribute("class", "f-" + ink(styles, "fill"));
        attribute("font-size", styles.getOrDefault("font-size", "13"));

        if (styles.getOrDefault("font-weight", "normal").equals("bold")) {
            attribute("font-weight", "600");
        }

        out.append('>').append(escaped(content)).append("</text>");
    }

    private void paint(Map<String, String> styles) {
        if (styles.getOrDefault("stroke", "none").equals("none")) {
            attribute("class", "f-" + ink(styles, "fill"));
            return;
        }

        attribute("class", "s-" + ink(styles, "stroke"));
        attribute("stroke-width", styles.getOrDefault("stroke-width", "1"));

        var dashes = styles.getOrDefault("stroke-dasharray", "none");

        if (!dashes.equals("none")) {
            attribute("stroke-dasharray", dashes);
        }
    }

    private static String ink(Map<String, String> styles, String property) {
        return Ink.of(styles.getOrDefault(property, "black")).cssName();
    }

    private void attribute(String name, String value) {
        out.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
