package org.lastmile.page;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lastmile.release.Release;

/** All files of a site in memory: the static site and the server give out the same bytes. */
public final class Pages {
    private static final String STYLE = "lastmile.css";

    private Pages() {}

    /**
     * The files of the site by address, the same bytes for the same release.
     *
     * @param overrides the partnership's folder of pages; a file there replaces the built-in one of the same name, and
     *     a further page file adds a page
     * @throws org.lastmile.contract.WarehouseException if a page file is wrong or reads what the edition does not have
     */
    public static SortedMap<String, byte[]> of(Release release, Optional<Path> overrides) {
        var files = new PageFiles(overrides);
        var site = SettingsFile.read(files, "site.yaml", SiteSettings.class);
        var ids = new ArrayList<>(site.pages());
        ids.addAll(files.added(site.pages()));
        var settings = ids.stream()
                .map(id -> SettingsFile.read(files, id + ".yaml", PageSettings.class))
                .toList();
        var links = links(ids, settings);
        var text = new PageText(release, new Templates(files), links);
        var bytes = new TreeMap<String, byte[]>();

        for (var i = 0; i < links.size(); i++) {
            text.files(links.get(i), settings.get(i), new Words(site))
                    .forEach((address, content) -> bytes.put(address, content.getBytes(StandardCharsets.UTF_8)));
        }

        bytes.put(STYLE, files.text(STYLE).getBytes(StandardCharsets.UTF_8));
        return Collections.unmodifiableSortedMap(bytes);
    }

    private static List<PageText.Link> links(List<String> ids, List<PageSettings> settings) {
        var links = new ArrayList<PageText.Link>();

        for (var i = 0; i < ids.size(); i++) {
            var address = i == 0 ? "index.html" : ids.get(i) + ".html";
            links.add(new PageText.Link(ids.get(i), settings.get(i).title(), address, false));
        }

        return List.copyOf(links);
    }
}
