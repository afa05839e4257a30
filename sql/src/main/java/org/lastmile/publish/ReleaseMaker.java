package org.lastmile.publish;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.contract.WarehouseException;
import org.lastmile.indicator.Catalogue;
import org.lastmile.indicator.Indicator;
import org.lastmile.release.Cell;
import org.lastmile.release.CellRow;
import org.lastmile.release.Edition;
import org.lastmile.release.EditionFolder;
import org.lastmile.release.IndicatorCard;
import org.lastmile.release.Period;
import org.lastmile.release.Release;
import org.lastmile.warehouse.PartnershipFolder;

/** Makes an edition: takes the measures through the disclosure gate and seals what comes out. */
public final class ReleaseMaker {
    private final Path editions;
    private final ReleaseInputs inputs;
    private final String partnership;

    /**
     * @param partnership name of the partnership, as pages show it
     * @throws WarehouseException if the measures are missing or of different builds
     */
    public ReleaseMaker(PartnershipFolder folder, Catalogue catalogue, String partnership) {
        this.editions = folder.editions();
        this.inputs = new ReleaseInputs(folder, catalogue);
        this.partnership = partnership;
    }

    /**
     * What was made.
     *
     * @param isNew false when the newest edition of the quarter says all that could be said
     */
    public record Made(Release release, Path sealed, boolean isNew) {}

    /**
     * Makes the edition of a quarter.
     *
     * @param today written into the edition
     * @throws WarehouseException if the gate refuses; the editions stay as they were
     */
    public Made make(Period quarter, LocalDate today) throws SQLException {
        if (quarter.isYear()) {
            throw new WarehouseException("--quarter " + quarter + " is a year; write a quarter as 2026Q3.");
        }

        var hash = inputs.hash(quarter, partnership);
        var standing = EditionFolder.newest(editions, quarter);

        if (standing.isPresent()) {
            var release = EditionFolder.read(standing.get());

            if (isOf(release, hash)) {
                return new Made(release, standing.get(), false);
            }
        }

        var before = EditionFolder.newest(editions).map(EditionFolder::read);
        refusePast(before, quarter);
        var release = release(quarter, today, before, hash);
        return new Made(release, EditionFolder.write(release, editions), true);
    }

    private static boolean isOf(Release release, String hash) {
        return release.edition()
                .provenance()
                .getOrDefault(ReleaseInputs.HASH, List.of())
                .contains(hash);
    }

    /** Cells of a later edition are frozen already: an earlier quarter would have to contradict or to repeat them. */
    private static void refusePast(Optional<Release> before, Period quarter) {
        before.map(Release::edition).ifPresent(edition -> {
            if (edition.quarter().compareTo(quarter) > 0) {
                throw new WarehouseException("Edition " + edition.id() + " is newer than quarter " + quarter
                        + "; editions are made in the order of time. Release " + edition.quarter()
                        + " or a later one.");
            }
        });
    }

    private Release release(Period quarter, LocalDate today, Optional<Release> before, String hash)
            throws SQLException {
        var publisher = new Publisher(inputs, quarter, new Frozen(before));
        var policies = new ArrayList<DisclosurePolicy>();

        for (var publication : inputs.catalogue().publications()) {
            var policy = inputs.policy(publication.policy());
            policies.add(policy);
            publisher.publish(publication, policy);
        }

        var cells = publisher.cells();
        var strictest = policies.stream()
                .max(Comparator.comparingInt(DisclosurePolicy::minimum))
                .orElseThrow();
        var edition = new Edition(
                EditionFolder.nextId(editions, quarter),
                quarter,
                partnership,
                today,
                strictest.profile(),
                strictest.minimum(),
                tallies(cells),
                publisher.designs(),
                Map.of(),
                inputs.provenance(hash));
        var cards =
                inputs.catalogue().indicators().stream().map(ReleaseMaker::card).toList();
        return new Release(edition, cards, cells);
    }

    private static Map<String, Long> tallies(List<Cell> cells) {
        return cells.stream()
                .collect(
                        Collectors.groupingBy(cell -> CellRow.kind(cell.value()), TreeMap::new, Collectors.counting()));
    }

    private static IndicatorCard card(Indicator indicator) {
        var numerator = indicator.numerator();
        return new IndicatorCard(
                indicator.id(),
                indicator.title(),
                indicator.question(),
                indicator.statistic().name().toLowerCase(Locale.ROOT),
                indicator.unit(),
                indicator.windowDays() + " days",
                indicator.quarterOf(),
                indicator.population(),
                numerator == null ? "" : numerator,
                indicator.source(),
                indicator.limits(),
                indicator.version());
    }
}
