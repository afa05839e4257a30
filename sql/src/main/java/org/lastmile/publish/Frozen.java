package org.lastmile.publish;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.lastmile.disclosure.Decision;
import org.lastmile.indicator.Catalogue;
import org.lastmile.indicator.Dimensions;
import org.lastmile.indicator.Indicator;
import org.lastmile.release.Cell;
import org.lastmile.release.CellId;
import org.lastmile.release.CellValue;
import org.lastmile.release.Release;

/**
 * What earlier editions have said. A cell that was decided once, shown or hidden, stays as it was: a changed number
 * would tell who was added or removed. A changed meaning of an indicator is a new version, and starts anew.
 */
final class Frozen {
    private final Optional<Release> before;
    private final Optional<Truths> truths;
    private final boolean isCorrecting;
    private final Predicate<CellId> isKept;

    /**
     * @param before       the newest edition that stands
     * @param truths       what was true when its cells were decided, if that was kept
     * @param isCorrecting whether blocks are said anew where that is safe
     */
    Frozen(Optional<Release> before, Optional<Truths> truths, boolean isCorrecting) {
        this(before, truths, isCorrecting, id -> true);
    }

    private Frozen(Optional<Release> before, Optional<Truths> truths, boolean isCorrecting, Predicate<CellId> isKept) {
        this.before = before;
        this.truths = truths;
        this.isCorrecting = isCorrecting;
        this.isKept = isKept;
    }

    /** The same, as if only some cells had been said. */
    Frozen only(Set<CellId> ids) {
        return new Frozen(before, truths, isCorrecting, Set.copyOf(ids)::contains);
    }

    Optional<Truths> truths() {
        return truths;
    }

    /** What was true of a cell when it was decided. */
    Truth truth(CellId id) {
        return truths.flatMap(known -> known.of(id))
                .orElseThrow(() -> new IllegalStateException("nothing is known of " + id));
    }

    /** What was true of a cell when it was told before, and has been corrected since; oldest first. */
    List<Truth> corrected(CellId id) {
        return truths.map(known -> known.all(id))
                .map(all -> all.subList(0, Math.max(0, all.size() - 1)))
                .orElse(List.of());
    }

    boolean isCorrecting() {
        return isCorrecting;
    }

    /** Cells of one publication and calendar year that were decided, of indicators that still mean the same. */
    List<CellId> decided(String publication, int year, Collection<Indicator> indicators) {
        return indicators.stream()
                .flatMap(indicator -> before.stream()
                        .flatMap(release -> release.cells().stream())
                        .map(Cell::id)
                        .filter(id -> id.publication().equals(publication)
                                && id.period().year() == year
                                && id.indicator().equals(indicator.id())
                                && cell(id, indicator.version()).isPresent()))
                .toList();
    }

    /** Dimensions of places by which cells of one publication and calendar year were decided, of whatever indicator. */
    Set<String> places(String publication, int year) {
        return before.stream()
                .flatMap(release -> release.cells().stream())
                .filter(PublishedCells::isDecided)
                .map(Cell::id)
                .filter(id ->
                        id.publication().equals(publication) && id.period().year() == year)
                .map(CellId::dimension)
                .filter(Dimensions.PLACES::contains)
                .collect(Collectors.toSet());
    }

    /** Whether a cell of an indicator was decided, whatever its year and definition. */
    boolean hasTold(String publication, String indicator) {
        return before.stream()
                .flatMap(release -> release.cells().stream())
                .anyMatch(cell -> cell.id().publication().equals(publication)
                        && cell.id().indicator().equals(indicator)
                        && PublishedCells.isDecided(cell));
    }

    /** The cell as it was published; empty when it was not, or only said to be waiting for data. */
    Optional<Cell> cell(CellId id, int version) {
        return before.filter(release -> release.hasIndicator(id.indicator())
                        && release.indicator(id.indicator()).version() == version)
                .flatMap(release -> release.cell(id))
                .filter(cell -> isKept.test(id))
                .filter(PublishedCells::isDecided);
    }

    /** All cells that were decided, of indicators that still mean the same. */
    List<Cell> cells(Catalogue catalogue) {
        return before.stream()
                .flatMap(release -> release.cells().stream())
                .filter(cell -> catalogue.indicators().stream()
                        .filter(indicator -> indicator.id().equals(cell.id().indicator()))
                        .anyMatch(indicator ->
                                cell(cell.id(), indicator.version()).isPresent()))
                .toList();
    }

    /** What the gate had decided of a cell. */
    static Decision decision(Cell cell) {
        var value = cell.value();

        if (value instanceof CellValue.Shown) {
            return new Decision.Show();
        }

        if (value instanceof CellValue.Banded banded) {
            return new Decision.Band(
                    banded.lowPct().intValueExact(), banded.highPct().intValueExact(), banded.peopleBand());
        }

        if (value instanceof CellValue.Ranged range) {
            return new Decision.Range(range.low(), range.high());
        }

        return value instanceof CellValue.Protected ? new Decision.Protect() : new Decision.Nobody();
    }
}
