package org.lastmile.chart;

import java.awt.RenderingHints;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.DOMGroupManager;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.lastmile.chart.TextStyle.Anchor;
import org.w3c.dom.Document;

/**
 * Batik's recorder, with text that stays text: it is written with the anchor the hint {@link #ANCHOR} names, so that
 * a text aligned at its end is aligned in any font. (Inherits because Batik offers no other way to reach its groups.)
 */
final class SvgGraphics extends SVGGraphics2D {
    static final RenderingHints.Key ANCHOR = new AnchorKey();
    private static final String SVG = "http://www.w3.org/2000/svg";

    SvgGraphics() {
        super(context(), false);
    }

    private static SVGGeneratorContext context() {
        Document document = GenericDOMImplementation.getDOMImplementation().createDocument(SVG, "svg", null);
        var context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        context.setPrecision(2);
        return context;
    }

    @Override
    public void drawString(String text, float x, float y) {
        var element = getDOMFactory().createElementNS(SVG, "text");
        element.setAttributeNS(null, "x", getGeneratorContext().doubleString(x));
        element.setAttributeNS(null, "y", getGeneratorContext().doubleString(y));

        if (getRenderingHint(ANCHOR) instanceof Anchor anchor && anchor != Anchor.START) {
            element.setAttributeNS(null, "text-anchor", anchor == Anchor.END ? "end" : "middle");
        }

        if (getFont().getFontName().endsWith("Bold")) {
            // The bold face is a font of its own, so Batik takes its weight for normal.
            element.setAttributeNS(null, "font-weight", "bold");
        }

        element.appendChild(getDOMFactory().createTextNode(text));
        domGroupManager.addElement(element, DOMGroupManager.FILL);
    }

    private static final class AnchorKey extends RenderingHints.Key {
        private AnchorKey() {
            super(0x1a57);
        }

        @Override
        public boolean isCompatibleValue(Object value) {
            return value instanceof Anchor;
        }
    }
}
