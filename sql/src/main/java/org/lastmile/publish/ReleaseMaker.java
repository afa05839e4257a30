package org.lastmile.publish;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lastmile.contract.WarehouseException;
import org.lastmile.indicator.Catalogue;
import org.lastmile.release.Cell;
import org.lastmile.release.CellRow;
import org.lastmile.release.Edition;
import org.lastmile.release.EditionFolder;
import org.lastmile.release.EditionState;
import org.lastmile.release.Period;
import org.lastmile.release.Release;
import org.lastmile.warehouse.PartnershipFolder;

/** Makes an edition: takes the measures through the disclosure gate and seals what comes out. */
public final class ReleaseMaker {
    private final PartnershipFolder folder;
    private final Path editions;
    private final ReleaseInputs inputs;
    private final String partnership;

    /**
     * @param partnership name of the partnership, as pages show it
     * @throws WarehouseException if the measures are missing or of different builds
     */
    public ReleaseMaker(PartnershipFolder folder, Catalogue catalogue, String partnership) {
        this(folder, catalogue, partnership, Optional.empty());
    }

    /**
     * @param profile of the disclosure policy that the partnership wants for all publications; it may only be stricter
     *                than theirs
     */
    public ReleaseMaker(PartnershipFolder folder, Catalogue catalogue, String partnership, Optional<String> profile) {
        this.folder = folder;
        this.editions = folder.editions();
        this.inputs = new ReleaseInputs(folder, EndedTables.in(catalogue, folder), profile);
        this.partnership = partnership;
    }

    /**
     * What was made.
     *
     * @param isNew false when the newest edition of the quarter says all that could be said
     * @param notes for the operator alone; they stand in no edition
     */
    public record Made(Release release, Path sealed, boolean isNew, List<String> notes) {
        public Made {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Makes the edition of a quarter.
     *
     * @param today written into the edition
     * @throws WarehouseException if the gate refuses; the editions stay as they were
     */
    public Made make(Period quarter, LocalDate today) throws SQLException {
        return make(quarter, today, Optional.empty());
    }

    /**
     * Makes the edition of a quarter, and says anew what earlier editions have said where that is safe.
     *
     * @param correction why, as it will stand in the edition
     * @throws WarehouseException if the gate refuses; the editions stay as they were
     */
    public Made make(Period quarter, LocalDate today, Optional<String> correction) throws SQLException {
        if (quarter.isYear()) {
            throw new WarehouseException("--quarter " + quarter + " is a year; write a quarter as 2026Q3.");
        }

        var sources = new Sources(folder, inputs.registry(), new PublicationPolicies(inputs).rowShares());
        var hash = inputs.hash(quarter, partnership + correction.orElse("") + sources.text());
        var standing = EditionFolder.newest(editions, quarter);

        if (standing.isPresent()) {
            var release = EditionFolder.read(standing.get());

            if (isOf(release, hash)) {
                return new Made(release, standing.get(), false, List.of());
            }
        }

        var before = EditionFolder.newest(editions).map(EditionFolder::read);
        refusePast(before, quarter);
        var publisher = published(quarter, before, correction);
        var release = new Release(
                edition(publisher, quarter, today, inputs.provenance(hash, correction)),
                inputs.catalogue().indicators().stream().map(Cards::of).toList(),
                publisher.cells(),
                sources.on(today),
                EditionState.DRAFT);
        return new Made(release, seal(release, publisher.truths()), true, publisher.notes());
    }

    /** What each design of each publication would keep, if it were released now. Nothing is written. */
    public List<Plan.Kept> plan(Period quarter) throws SQLException {
        var before = EditionFolder.newest(editions).map(EditionFolder::read);
        refusePast(before, quarter);
        var kept = new ArrayList<Plan.Kept>();

        for (var publication : inputs.catalogue().publications()) {
            for (var design : Plan.designs(publication)) {
                var publisher = new Publisher(inputs, quarter, new Frozen(before, truths(before), false));
                publisher.publish(design.publication(), inputs.policy(publication.policy()));
                kept.add(Plan.kept(design, publisher.cells()));
            }
        }

        return kept;
    }

    private Path seal(Release release, Truths truths) {
        var id = release.edition().id();
        var certificate = EditionProof.of(release, new PublicationPolicies(inputs)::of);
        truths.write(folder, id);

        try {
            return EditionFolder.write(release, Optional.of(certificate), editions);
        } catch (RuntimeException e) {
            Truths.delete(folder, id);
            throw e;
        }
    }

    private Optional<Truths> truths(Optional<Release> before) {
        return before.map(release -> Truths.read(folder, release.edition().id()));
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

    private Publisher published(Period quarter, Optional<Release> before, Optional<String> correction)
            throws SQLException {
        var publisher = new Publisher(inputs, quarter, new Frozen(before, truths(before), correction.isPresent()));

        for (var publication : inputs.catalogue().publications()) {
            publisher.publish(publication, inputs.policy(publication.policy()));
        }

        return publisher;
    }

    private Edition edition(
            Publisher publisher, Period quarter, LocalDate today, Map<String, List<String>> provenance) {
        var strictest = new PublicationPolicies(inputs).strictest();
        return new Edition(
                EditionFolder.nextId(editions, quarter),
                quarter,
                partnership,
                today,
                strictest.profile(),
                strictest.minimum(),
                tallies(publisher.cells()),
                publisher.designs(),
                Map.of(),
                provenance);
    }

    private static Map<String, Long> tallies(List<Cell> cells) {
        return cells.stream()
                .collect(
                        Collectors.groupingBy(cell -> CellRow.kind(cell.value()), TreeMap::new, Collectors.counting()));
    }
}
