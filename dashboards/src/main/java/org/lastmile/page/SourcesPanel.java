package org.lastmile.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lastmile.page.Panel.Place;
import org.lastmile.release.Csv;
import org.lastmile.release.SourceQuality;
import org.lastmile.release.SourceQuality.Exactly;
import org.lastmile.release.SourceQuality.Lateness;
import org.lastmile.release.SourceRow;
import org.lastmile.release.TableContract;

/** Where the numbers of an edition come from: a line per source, those with rows about learners first. */
final class SourcesPanel {
    private SourcesPanel() {}

    /**
     * What the template names.
     *
     * @param absent  why there is no table; blank when there is one
     * @param summary who was late
     */
    record View(
            String id,
            String title,
            String lead,
            String absent,
            String summary,
            boolean isLate,
            List<Group> groups,
            String csv) {}

    /** Sources of one kind. */
    record Group(String title, List<Source> sources) {}

    /**
     * One source.
     *
     * @param further through which day the furthest partner is known; blank when all are known through the same
     * @param why     rules that set many rows aside, in words
     */
    record Source(
            String title,
            String through,
            String further,
            String came,
            boolean isLate,
            RowsInWords setAside,
            RowsInWords repaired,
            String why) {}

    static Panel of(PanelSettings.Sources settings, Place place) {
        var sources = place.desk().book().release().sources();
        var late = sources.stream().filter(SourcesPanel::isLate).toList();
        var view = new View(
                place.id(),
                settings.title(),
                settings.lead(),
                sources.isEmpty() ? "This edition was sealed before editions said where their numbers come from." : "",
                summary(
                        sources,
                        late,
                        Words.day(place.desk().book().release().edition().madeOn())),
                !late.isEmpty(),
                groups(sources, place.desk().words()),
                place.csv());
        return new Panel("sources", view, Map.of(place.csv(), csv(sources)));
    }

    private static boolean isLate(SourceQuality source) {
        return source.lateness() == Lateness.LATE;
    }

    private static String summary(List<SourceQuality> sources, List<SourceQuality> late, String day) {
        if (late.isEmpty()) {
            return sources.stream().allMatch(source -> source.lateness() == Lateness.NOT_PROMISED)
                    ? "No contract promises by when a source comes."
                    : "On " + day + " no source was late.";
        }

        return late.stream()
                .map(source -> source.title() + partners(source))
                .collect(Collectors.joining("; ", "Late on " + day + ": ", "."));
    }

    private static String partners(SourceQuality source) {
        var partners = source.partners();
        return partners.of() == 0 ? "" : " (" + partners.some() + " of " + partners.of() + " partners)";
    }

    private static List<Group> groups(List<SourceQuality> sources, Words words) {
        var groups = new ArrayList<Group>();
        sources.stream()
                .sorted(Comparator.comparing(SourceQuality::title))
                .collect(Collectors.partitioningBy(source -> source.setAside() instanceof Exactly))
                .forEach((isPublic, ofKind) -> {
                    if (!ofKind.isEmpty()) {
                        groups.add(new Group(
                                isPublic ? "Lists and public statistics" : "About learners",
                                ofKind.stream()
                                        .map(source -> source(source, words))
                                        .toList()));
                    }
                });
        return groups;
    }

    private static Source source(SourceQuality source, Words words) {
        var through = source.knownThrough();
        var newest = source.newestOn();
        return new Source(
                source.title(),
                through == null ? "no day" : Words.day(through),
                newest == null || newest.equals(through) ? "" : "furthest partner: " + Words.day(newest),
                source.lateness().word() + (isLate(source) ? partners(source) : ""),
                isLate(source),
                RowsInWords.of(source.setAside()),
                RowsInWords.of(source.repaired()),
                source.rules().stream().map(words::rule).collect(Collectors.joining("; ")));
    }

    private static String csv(List<SourceQuality> sources) {
        var text = new StringBuilder(Csv.line(TableContract.SOURCE.columns().stream()
                .map(TableContract.Column::name)
                .toList()));
        sources.forEach(source ->
                text.append(Csv.line(new ArrayList<>(SourceRow.of(source).values()))));
        return text.toString();
    }
}
