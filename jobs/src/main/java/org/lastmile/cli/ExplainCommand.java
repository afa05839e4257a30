package org.lastmile.cli;

import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import org.lastmile.contract.WarehouseException;
import org.lastmile.release.Cell;
import org.lastmile.release.CellId;
import org.lastmile.release.CellValue;
import org.lastmile.release.EditionFolder;
import org.lastmile.release.Release;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Says how one published number came about: definition, edition, tables, deliveries, decision.",
        footer = {
            "",
            "Examples:",
            "  lastmile explain overview/first_claim_rate_30d/2026Q1/all",
            "  lastmile explain overview/first_claim_rate_30d/2025/gender=woman"
        })
final class ExplainCommand implements Callable<Integer> {
    /** Zone, table, the word version, and its number. */
    private static final int WORDS = 4;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RootOption root = new RootOption();

    @Mixin
    private EditionOption edition = new EditionOption();

    @Parameters(paramLabel = "CELL", description = "Address of the cell, as pages and exports show it.")
    private String address = "";

    @Override
    public Integer call() {
        var release = EditionFolder.read(edition.of(root.folder()));
        var id = CellId.of(address);
        var cell = release.cell(id)
                .orElseThrow(() -> new WarehouseException("Edition "
                        + release.edition().id() + " has no cell '" + id + "'; 'lastmile sql \"select cell_id from"
                        + " release.cell\"' lists them."));
        print(release, cell);
        return Main.DONE;
    }

    private void print(Release release, Cell cell) {
        var card = release.indicator(cell.id().indicator());
        var about = release.edition();
        line("cell", cell.id().toString());
        line("says", words(cell.value(), card.unit()));
        line("partners", cell.coverage().isEmpty() ? "all that have data" : cell.coverage());
        line("indicator", card.id() + " version " + card.version() + ": " + card.title());
        line("question", card.question());
        line("population", card.population());

        if (!card.numerator().isEmpty()) {
            line("numerator", card.numerator());
        }

        line("quarter", "of " + card.anchor() + ", waiting " + card.window());
        line("source", card.source());
        line("limits", card.limits());
        line(
                "edition",
                about.id() + ", sealed " + about.madeOn() + ", policy " + about.policy() + " with a minimum of "
                        + about.minimum() + " people");
        about.provenance().keySet().stream()
                .sorted()
                .forEach(key -> line(key, about.provenance().getOrDefault(key, List.of())));
        inputs(about.provenance().getOrDefault("tables", List.of()));
    }

    /** An erasure closes all versions of tables but the newest, so that a number cannot be computed again. */
    private void inputs(List<String> tables) {
        var closed = tables.stream().filter(table -> !isThere(table)).count();

        if (closed > 0) {
            line(
                    "inputs",
                    "lawfully erased since, or closed by a rotation of the token key: %d of %d tables cannot be read any more as they were"
                            .formatted(closed, tables.size()));
        }
    }

    /** @param words such as {@code core.attendance version 3} */
    private boolean isThere(String words) {
        var parts = words.split("[. ]");
        return parts.length != WORDS
                || Files.exists(root.folder()
                        .table(parts[0], parts[1])
                        .resolve("_delta_log")
                        .resolve("%020d.json".formatted(Long.parseLong(parts[WORDS - 1]))));
    }

    private static String words(CellValue value, String unit) {
        if (value instanceof CellValue.Shown shown) {
            var share = shown.share();
            return share == null
                    ? shown.count() + " " + unit
                    : share.pct() + " % (" + shown.count() + " of " + share.of() + " " + unit + "), 95 % interval "
                            + share.lowPct() + " to " + share.highPct();
        }

        if (value instanceof CellValue.Banded banded) {
            return "between " + banded.lowPct() + " and " + banded.highPct() + " % of " + banded.peopleBand() + " "
                    + unit + " (a band, because the rate is near an end)";
        }

        if (value instanceof CellValue.Ranged range) {
            return "between " + range.low() + " and " + range.high() + " " + unit
                    + " (a range, because the number would help to work out a small one)";
        }

        return value instanceof CellValue.Empty empty
                ? "empty: " + empty.reason().words()
                : "protected, so that nobody is exposed";
    }

    private void line(String name, List<String> texts) {
        for (var i = 0; i < texts.size(); i++) {
            line(i == 0 ? name : "", texts.get(i));
        }
    }

    private void line(String name, String text) {
        spec.commandLine().getOut().printf("%-12s%s%n", name, text);
    }
}
