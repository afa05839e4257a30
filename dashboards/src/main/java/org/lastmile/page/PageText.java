package org.lastmile.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lastmile.chart.Numbers;
import org.lastmile.contract.WarehouseException;
import org.lastmile.release.Edition;
import org.lastmile.release.EditionState;
import org.lastmile.release.Release;

/** Makes one page of a release: its HTML and the files beside it. */
final class PageText {
    private final Release release;
    private final Templates templates;
    private final List<Link> navigation;

    PageText(Release release, Templates templates, List<Link> navigation) {
        this.release = release;
        this.templates = templates;
        this.navigation = List.copyOf(navigation);
    }

    /** A page in the navigation. */
    record Link(String id, String title, String address, boolean isCurrent) {}

    /** A panel in place. */
    record Placed(String kind, String html) {}

    /** What the frame of the page names. */
    record View(
            String title,
            Edition edition,
            String madeOn,
            String standing,
            boolean isPreliminary,
            String quarter,
            List<Link> navigation,
            boolean hasNavigation,
            List<Placed> panels,
            List<Methods.Entry> methods,
            Tallies tallies) {}

    /** Cells of the edition by kind, in words. */
    record Tallies(String shown, String banded, String hidden, String empty) {
        static Tallies of(Map<String, Long> tallies) {
            return new Tallies(
                    Numbers.count(tallies.getOrDefault("shown", 0L)),
                    Numbers.count(tallies.getOrDefault("banded", 0L)),
                    Numbers.count(tallies.getOrDefault("protected", 0L)),
                    Numbers.count(tallies.getOrDefault("empty", 0L)));
        }
    }

    /** Text by address, the page itself among them. */
    Map<String, String> files(Link link, PageSettings settings, Words words) {
        var desk = new Desk(link.id(), new Book(release, settings.publication()), words);
        requireCells(settings, link.id());
        var files = new TreeMap<String, String>();
        var panels = new ArrayList<Placed>();

        for (var settingsOfPanel : settings.panels()) {
            var panel = Panel.of(settingsOfPanel, panels.size() + 1, desk);
            panels.add(new Placed(panel.kind(), templates.html(panel.kind(), panel.view())));
            files.putAll(panel.files());
        }

        var read = settings.panels().stream()
                .flatMap(panel -> panel.read().stream())
                .toList();
        files.put(link.address(), templates.html("page", view(link, panels, Methods.of(read, desk))));
        return files;
    }

    private View view(Link current, List<Placed> panels, List<Methods.Entry> methods) {
        var links = navigation.stream()
                .map(link -> new Link(
                        link.id(), link.title(), link.address(), link.id().equals(current.id())))
                .toList();
        var edition = release.edition();
        return new View(
                current.title(),
                edition,
                Words.day(edition.madeOn()),
                release.state() == EditionState.PUBLISHED ? "" : release.state().word(),
                edition.isPreliminary(),
                Words.period(edition.quarter()),
                links,
                links.size() > 1,
                panels,
                methods,
                Tallies.of(edition.tallies()));
    }

    private void requireCells(PageSettings settings, String page) {
        var publication = settings.publication();

        if (release.cells().stream().noneMatch(cell -> cell.id().publication().equals(publication))) {
            throw new WarehouseException("Page " + page + ".yaml reads publication '" + publication
                    + "', but edition " + release.edition().id()
                    + " has no cell of it; name a publication of the edition.");
        }
    }
}
