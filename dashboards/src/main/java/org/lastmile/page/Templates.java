package org.lastmile.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import org.lastmile.contract.WarehouseException;

/** The HTML templates. Every value is escaped; only charts and finished panels, which are made here, are put in as they are. */
final class Templates {
    private final PageFiles files;
    private final Map<String, Template> compiled = new HashMap<>();
    private final Mustache.Compiler compiler;

    Templates(PageFiles files) {
        this.files = files;
        compiler = Mustache.compiler()
                .escapeHTML(true)
                .emptyStringIsFalse(true)
                .withLoader(name -> new StringReader(files.text(name + ".html")));
    }

    /** @throws WarehouseException if the template is broken or names a value that the view does not have */
    String html(String name, Object view) {
        try {
            return compiled.computeIfAbsent(name, key -> compiler.compile(files.text(key + ".html")))
                    .execute(view);
        } catch (MustacheException e) {
            throw new WarehouseException(
                    "Template " + name + ".html: " + e.getMessage() + ". Correct the template.", e);
        }
    }
}
