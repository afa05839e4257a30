package org.lastmile.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lastmile.disclosure.audit.Known;
import org.lastmile.publish.PublishedPart.Untold;
import org.lastmile.release.Cell;
import org.lastmile.release.CellId;
import org.lastmile.release.CellValue;
import org.lastmile.release.IndicatorCard;

/** Turns published cells of one indicator into unknowns, and into what each says about them. */
final class PublishedCells {
    private static final int PERCENT = 100;
    private static final String LEARNERS = "learners";

    private final boolean isShare;
    private final boolean countsPeople;
    private final Map<CellId, int[]> unknowns = new HashMap<>();
    private final List<String> numbers = new ArrayList<>();
    private final List<Known> known = new ArrayList<>();
    private final List<Untold> untold = new ArrayList<>();

    PublishedCells(IndicatorCard card) {
        isShare = card.statistic().equals("share");
        countsPeople = card.unit().equals(LEARNERS);
    }

    List<String> numbers() {
        return numbers;
    }

    List<Known> known() {
        return known;
    }

    List<Untold> untold() {
        return untold;
    }

    /** Whether a cell says something of its people, if only that it is hidden. */
    static boolean isDecided(Cell cell) {
        return !(cell.value() instanceof CellValue.Empty empty) || empty.reason() == CellValue.Reason.NO_POPULATION;
    }

    /** The unknowns of a cell: one for a count; for a rate those counted, then the rest. */
    int @Nullable [] of(CellId id) {
        return unknowns.get(id);
    }

    void add(Cell cell) {
        var name = tail(cell.id());
        var from = numbers.size();
        numbers.addAll(isShare ? List.of(name + " counted", name + " rest") : List.of(name));
        var own = IntStream.range(from, numbers.size()).toArray();
        unknowns.put(cell.id(), own);
        know(cell.value(), own);
        addUntold(cell, own);
    }

    static String tail(CellId id) {
        return id.toString()
                .substring(id.publication().length() + id.indicator().length() + 2);
    }

    private void know(CellValue value, int[] own) {
        if (value instanceof CellValue.Shown shown) {
            var share = shown.share();
            known.add(Known.number(new int[] {own[0]}, shown.count()));

            if (share != null) {
                known.add(Known.number(new int[] {own[1]}, share.of() - shown.count()));
            }
        } else if (value instanceof CellValue.Ranged range) {
            known.add(Known.between(own, Math.max(1, range.low()), range.high()));
        } else if (value instanceof CellValue.Banded band) {
            know(band, own);
        } else if (value instanceof CellValue.Protected) {
            // An empty cell says that it is; so somebody is in each hidden one.
            known.add(Known.between(own, 1, Known.UNLIMITED));
        } else {
            known.add(Known.number(own, 0));
        }
    }

    private void know(CellValue.Banded band, int[] own) {
        var people = band.peopleBand().split("-| or more", 2);

        if (countsPeople) {
            var most = people[1].isEmpty() ? Known.UNLIMITED : Long.parseLong(people[1]);
            known.add(Known.between(own, Long.parseLong(people[0]), most));
        }

        var low = band.lowPct().intValueExact();
        var high = band.highPct().intValueExact();

        if (low > 0) {
            known.add(new Known(own, new int[] {PERCENT - low, -low}, 0, Known.UNLIMITED));
        }

        if (high < PERCENT) {
            known.add(new Known(own, new int[] {high - PERCENT, high}, 1, Known.UNLIMITED));
        }
    }

    private void addUntold(Cell cell, int[] own) {
        var id = cell.id().toString();

        if (cell.value() instanceof CellValue.Protected || cell.value() instanceof CellValue.Ranged) {
            untold.add(new Untold(id, own));
        }

        if (isShare && (cell.value() instanceof CellValue.Protected || cell.value() instanceof CellValue.Banded)) {
            untold.add(new Untold(id + " (counted)", new int[] {own[0]}));
            untold.add(new Untold(id + " (rest)", new int[] {own[1]}));
        }
    }
}
