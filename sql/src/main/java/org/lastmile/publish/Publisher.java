package org.lastmile.publish;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.indicator.Indicator;
import org.lastmile.indicator.Publication;
import org.lastmile.release.Cell;
import org.lastmile.release.CellId;
import org.lastmile.release.CellValue;
import org.lastmile.release.Period;

/** Takes publications through the gate, block by block, and gathers what may be said. */
final class Publisher {
    private final ReleaseInputs inputs;
    private final Period through;
    private final Frozen frozen;
    private final Maturity maturity;
    private final List<Cell> cells = new ArrayList<>();
    private final List<String> designs = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Truths truths = new Truths();

    /** @param through newest quarter that may be told */
    Publisher(ReleaseInputs inputs, Period through, Frozen frozen) {
        this.inputs = inputs;
        this.through = through;
        this.frozen = frozen;
        this.maturity = new Maturity(inputs.registry());
    }

    void publish(Publication publication, DisclosurePolicy policy) throws SQLException {
        var published = new ArrayList<Indicator>();

        for (var id : publication.indicators()) {
            var indicator = inputs.catalogue().indicator(id);
            maturity.obstacle(indicator)
                    .filter(reason -> !frozen.hasTold(publication.id(), id))
                    .ifPresentOrElse(
                            reason -> cells.add(new Cell(
                                    CellId.total(publication.id(), id, through), new CellValue.Empty(reason), "")),
                            () -> published.add(indicator));
        }

        var blocks = new ArrayList<BlockOfYear>();
        for (var year : inputs.measures().years(published, through)) {
            blocks.add(block(publication, new Period(year, 0), published, policy));
        }

        // As many at the same time as there are processors; they come out in the order of the years.
        var decided = blocks.parallelStream().map(BlockOfYear::decide).toList();
        decided.forEach(cells::addAll);
        blocks.forEach(block -> {
            designs.addAll(block.designs());
            notes.addAll(block.notes());
            truths.addAll(block.truths());
        });
    }

    /** By the coarser dimensions where the cells are too many; what an earlier edition told stays as fine as it was. */
    private BlockOfYear block(Publication publication, Period year, List<Indicator> published, DisclosurePolicy policy)
            throws SQLException {
        var fine = filled(publication, year, published, policy);
        var design = new Coarser(publication, frozen.decided(publication.id(), year.year(), published));

        if (!design.isTaken(fine.size(), policy.maxCells())) {
            return fine;
        }

        designs.add(design.words(year, fine.size(), policy.maxCells()));
        return filled(publication.coarser(), year, published, policy);
    }

    private BlockOfYear filled(Publication publication, Period year, List<Indicator> published, DisclosurePolicy policy)
            throws SQLException {
        var others = others(publication, year.year());
        var counted = new ArrayList<>(published);
        others.forEach(
                said -> counted.add(inputs.catalogue().indicator(said.firstKey().indicator())));
        var block = new BlockOfYear(
                publication,
                year,
                through,
                policy,
                maturity,
                frozen,
                inputs.measures().atoms(counted, year.year()));

        for (var indicator : published) {
            block.add(indicator, inputs.measures().of(indicator.mart()));
        }

        for (var said : others) {
            var indicator = inputs.catalogue().indicator(said.firstKey().indicator());
            block.others().add(indicator, inputs.measures().of(indicator.mart()), said);
        }

        return block;
    }

    /** Decided cells of the year in other publications, those of this edition so far, by publication and indicator. */
    private List<SortedMap<CellId, Cell>> others(Publication publication, int year) {
        var others = new TreeMap<String, SortedMap<CellId, Cell>>();
        cells().stream()
                .filter(cell -> PublishedCells.isDecided(cell)
                        && cell.id().period().year() == year
                        && !cell.id().publication().equals(publication.id()))
                .forEach(cell -> others.computeIfAbsent(
                                cell.id().publication() + " " + cell.id().indicator(), any -> new TreeMap<>())
                        .put(cell.id(), cell));
        return List.copyOf(others.values());
    }

    /** All cells, those of earlier editions that the data no longer know included: what was said stays said. */
    List<Cell> cells() {
        var told = new HashSet<CellId>();
        cells.forEach(cell -> told.add(cell.id()));
        var all = new ArrayList<>(cells);
        frozen.cells(inputs.catalogue()).stream()
                .filter(cell -> !told.contains(cell.id()))
                .forEach(all::add);
        return all;
    }

    /** What was true of every cell that was ever decided. */
    Truths truths() {
        frozen.truths().ifPresent(truths::addMissing);
        return truths;
    }

    /** What only the operator may know. */
    List<String> notes() {
        return notes;
    }

    List<String> designs() {
        return designs;
    }
}
