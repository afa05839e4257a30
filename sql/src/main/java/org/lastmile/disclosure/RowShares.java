package org.lastmile.disclosure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.contract.RowPolicy;

/**
 * Says which share of the rows of a source met something, such as being set aside. What it says depends on classes of
 * numbers alone ({@link RowClass}): who knows all rows but those of one partner in one delivery learns no more of these
 * than their class. The README beside this file says why that is enough.
 */
public final class RowShares {
    private final List<Integer> steps;
    private final long step;

    public RowShares(DisclosurePolicy policy, RowPolicy rows) {
        steps = rows.stepsPct();
        step = (long) policy.intervalWidth() * rows.rowsOfOne();
    }

    /**
     * What is told of a source.
     *
     * @param deliveries with a partner that has enough rows; the rows of the others are not in the range
     * @param range      empty when the rows are too few to say anything
     */
    public record Told(int deliveries, Optional<PctRange> range) {}

    /** In percent; the share of the counted rows lies in it, its ends included. */
    public record PctRange(int low, int high) {}

    /** The share over the deliveries of a source. */
    public Told share(List<DeliveryRows> deliveries) {
        var counted = deliveries.stream().filter(this::isCounted).toList();
        var sum = counted.stream().flatMap(this::classes).reduce(RowClass.NONE, RowClass::and);
        return new Told(counted.size(), range(sum));
    }

    /** Whether rows of some partner met something so often that it may be said: at least a whole class of them did. */
    public boolean isOften(DeliveryRows delivery) {
        return Stream.concat(delivery.partners().stream(), Stream.of(delivery.nobody()))
                .anyMatch(rows -> !RowClass.isSmall(rows, step) && rows.met() >= step);
    }

    private boolean isCounted(DeliveryRows delivery) {
        return Stream.concat(delivery.partners().stream(), Stream.of(delivery.nobody()))
                .anyMatch(rows -> !RowClass.isSmall(rows, step));
    }

    /** Rows of nobody are in it even when there are none: that there are some must not be seen. */
    private Stream<RowClass> classes(DeliveryRows delivery) {
        var partners = delivery.partners().stream().filter(rows -> !RowClass.isSmall(rows, step));
        return Stream.concat(partners, Stream.of(delivery.nobody())).map(rows -> RowClass.of(rows, step));
    }

    /** The smallest range of the grid that holds every share that the classes leave possible. */
    private Optional<PctRange> range(RowClass sum) {
        var low = steps.stream()
                .filter(pct -> pct * sum.readHigh() <= 100 * sum.metLow())
                .reduce(0, (lower, higher) -> higher);
        var high = steps.stream()
                .filter(pct -> pct * sum.readLow() >= 100 * sum.metHigh())
                .findFirst()
                .orElse(100);
        var isNothing = sum.readLow() == 0 || (low == 0 && high == 100);
        return isNothing ? Optional.empty() : Optional.of(new PctRange(low, high));
    }
}
