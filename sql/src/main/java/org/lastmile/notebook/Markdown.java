package org.lastmile.notebook;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.lastmile.contract.WarehouseException;

/** Markdown as HTML: raw HTML is escaped, addresses that run code are dropped, nothing is loaded from elsewhere. */
final class Markdown {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();

    private Markdown() {}

    static String html(String text, String place) {
        var document = PARSER.parse(text);
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Image image) {
                if (!image.getDestination().startsWith("data:image/")) {
                    throw new WarehouseException(
                            place + ": an image is loaded from elsewhere, and the page must need no"
                                    + " other file; embed it as data:image/, or link to it.");
                }
            }
        });
        return RENDERER.render(document);
    }
}
