package org.lastmile.export;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lastmile.release.Edition;
import org.lastmile.release.EditionState;

/** The words of a package, with every {slot} filled once. */
record Texts(Edition edition, EditionState state, ExportLayout layout, Funder funder) {
    private static final Pattern SLOT = Pattern.compile("\\{([a-z_]+)}");

    String title() {
        return fill(layout.title(), slots());
    }

    String description() {
        return fill(layout.description(), slots());
    }

    String licence() {
        return title() + "\n\n" + fill(layout.licence().title(), slots()) + "\n\n"
                + fill(layout.licence().text(), slots()).strip() + "\n";
    }

    String readme(Selection selection) {
        var slots = slots();
        slots.put("title", title());
        slots.put("description", description());
        slots.put("contact", fill(layout.contact(), slots()));
        slots.put("markers", markers());
        slots.put("not_published", notPublished());

        for (var kind : new String[] {"shown", "banded", "protected", "empty"}) {
            slots.put(kind, Long.toString(selection.count(kind)));
        }

        return fill(Objects.requireNonNull(ExportLayout.resource("package_readme.md"), "package_readme.md"), slots);
    }

    private Map<String, String> slots() {
        var slots = new HashMap<String, String>();
        slots.put("partnership", edition.partnership());
        slots.put("funder", funder.name());
        slots.put("quarter", edition.quarter().toString());
        slots.put("edition", edition.id());
        slots.put("made_on", edition.madeOn().toString());
        slots.put("minimum", Integer.toString(edition.minimum()));
        slots.put("contact", funder.contact());
        return slots;
    }

    private String notPublished() {
        return state == EditionState.PUBLISHED
                ? ""
                : "\n**The edition is not published; its state is " + state.word() + ". Do not quote or pass on its"
                        + " numbers.**\n";
    }

    private static String markers() {
        return Arrays.stream(MissingValue.values())
                .map(value -> "| " + value.marker() + " | " + value.label() + " |")
                .collect(Collectors.joining("\n", "| marker | meaning |\n|---|---|\n", ""));
    }

    private static String fill(String template, Map<String, String> slots) {
        return SLOT.matcher(template)
                .replaceAll(slot -> Matcher.quoteReplacement(slots.getOrDefault(slot.group(1), slot.group())));
    }
}
