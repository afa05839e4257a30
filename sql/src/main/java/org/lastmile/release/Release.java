package org.lastmile.release;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lastmile.contract.WarehouseException;

/** A sealed edition in memory: the only thing that pages, notebooks and exports accept. */
public final class Release {
    private final Edition edition;
    private final Map<String, IndicatorCard> indicators;
    private final NavigableMap<CellId, Cell> cells;
    private final List<SourceQuality> sources;
    private final EditionState state;

    /** A draft that says nothing of its sources. */
    public Release(Edition edition, List<IndicatorCard> indicators, List<Cell> cells) {
        this(edition, indicators, cells, List.of(), EditionState.DRAFT);
    }

    /**
     * @param sources where its numbers come from; editions that were sealed before they said so have none
     * @param state   what the ledger says of the edition
     */
    public Release(
            Edition edition,
            List<IndicatorCard> indicators,
            List<Cell> cells,
            List<SourceQuality> sources,
            EditionState state) {
        this.edition = edition;
        this.sources = List.copyOf(sources);
        this.state = state;
        this.indicators = indicators.stream().collect(Collectors.toMap(IndicatorCard::id, Function.identity()));
        this.cells = new TreeMap<>();
        cells.forEach(cell -> this.cells.put(cell.id(), cell));
    }

    public Edition edition() {
        return edition;
    }

    /** How far the edition had come when it was read. */
    public EditionState state() {
        return state;
    }

    /** All cells, in the order of their ids. */
    public List<Cell> cells() {
        return List.copyOf(cells.values());
    }

    public Optional<Cell> cell(CellId id) {
        return Optional.ofNullable(cells.get(id));
    }

    /** All indicators, in the order of their ids. */
    public List<IndicatorCard> indicators() {
        return indicators.values().stream()
                .sorted(Comparator.comparing(IndicatorCard::id))
                .toList();
    }

    /** What is said of each source, in the order of their ids; empty when the edition does not say it. */
    public List<SourceQuality> sources() {
        return sources;
    }

    public boolean hasIndicator(String id) {
        return indicators.containsKey(id);
    }

    /** @throws WarehouseException if the edition has no such indicator */
    public IndicatorCard indicator(String id) {
        var card = indicators.get(id);

        if (card == null) {
            throw new WarehouseException("Edition " + edition.id() + " has no indicator '" + id + "'; it has "
                    + indicators.keySet().stream().sorted().collect(Collectors.joining(", ")) + ".");
        }

        return card;
    }

    /** The total of an indicator through time, quarters only or years only, oldest first. */
    public List<Cell> series(String publication, String indicator, boolean years) {
        return cells.values().stream()
                .filter(cell -> cell.id().publication().equals(publication)
                        && cell.id().indicator().equals(indicator)
                        && cell.id().isTotal()
                        && cell.id().period().isYear() == years)
                .sorted((a, b) -> a.id().period().compareTo(b.id().period()))
                .toList();
    }

    /** The cells of one indicator in one period by one dimension, without the total, in the order of the levels. */
    public List<Cell> levels(String publication, String indicator, Period period, String dimension) {
        return cells.values().stream()
                .filter(cell -> cell.id().publication().equals(publication)
                        && cell.id().indicator().equals(indicator)
                        && cell.id().period().equals(period)
                        && cell.id().dimension().equals(dimension))
                .toList();
    }
}
