package org.lastmile.publish;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.indicator.Indicator;
import org.lastmile.indicator.Publication;
import org.lastmile.release.Cell;
import org.lastmile.release.CellId;
import org.lastmile.release.CellValue;
import org.lastmile.release.Period;
import org.lastmile.warehouse.DataFile;
import org.lastmile.warehouse.Duck;

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
                    .ifPresentOrElse(
                            reason -> cells.add(new Cell(
                                    CellId.total(publication.id(), id, through), new CellValue.Empty(reason), "")),
                            () -> published.add(indicator));
        }

        var tables = tables(published);

        for (var year : years(published, tables)) {
            var block = new BlockOfYear(publication, new Period(year, 0), through, policy, maturity, frozen);
            published.forEach(indicator -> block.add(indicator, Known.in(tables, indicator.mart())));
            cells.addAll(block.decide());
            designs.addAll(block.designs());
            notes.addAll(block.notes());
            truths.addAll(block.truths());
        }
    }

    private Map<String, MeasureTable> tables(List<Indicator> indicators) throws SQLException {
        var tables = new TreeMap<String, MeasureTable>();

        try (var duck = Duck.open(2, "1GB")) {
            for (var mart : indicators.stream().map(Indicator::mart).distinct().toList()) {
                var files = inputs.measure(mart).files().stream()
                        .map(DataFile::path)
                        .toList();
                tables.put(mart, MeasureTable.read(duck, inputs.catalogue().measure(mart), files));
            }
        }

        return tables;
    }

    private List<Integer> years(List<Indicator> indicators, Map<String, MeasureTable> tables) {
        return indicators.stream()
                .flatMap(indicator -> Known.in(tables, indicator.mart()).lines().stream()
                        .filter(line -> line.state(indicator) > 0)
                        .map(line -> line.quarter(indicator)))
                .filter(Objects::nonNull)
                .map(Period::year)
                .filter(year -> year <= through.year())
                .distinct()
                .sorted()
                .toList();
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

    /** What was true of every decided cell, those that the data no longer know included. */
    Truths truths() {
        cells().forEach(cell -> frozen.truths()
                .flatMap(known -> known.of(cell.id()))
                .ifPresent(known -> truths.putIfAbsent(cell.id(), known)));
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
