package org.lastmile.disclosure.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lastmile.contract.WarehouseException;

/** Unknowns that follow from a single row: published zeros pin all their unknowns, a published single unknown itself. */
final class Pins {
    static final long FREE = -1;

    private final List<List<Integer>> rowsWith = new ArrayList<>();
    private final ArrayDeque<Integer> waiting = new ArrayDeque<>();

    /** Value of each unknown, {@link #FREE} when it is not pinned. */
    final long[] values;

    Pins(int size, List<Known> rows) {
        values = new long[size];
        Arrays.fill(values, FREE);
        for (var unknown = 0; unknown < size; unknown++) {
            rowsWith.add(new ArrayList<>());
        }

        for (var row = 0; row < rows.size(); row++) {
            for (var unknown : rows.get(row).unknowns()) {
                rowsWith.get(unknown).add(row);
            }

            waiting.add(row);
        }

        while (!waiting.isEmpty()) {
            look(rows.get(waiting.remove()));
        }
    }

    boolean isFree(int unknown) {
        return values[unknown] == FREE;
    }

    /** What the pinned unknowns of a row add up to. */
    long pinnedSum(Known row) {
        var sum = 0L;
        for (var i = 0; i < row.unknowns().length; i++) {
            if (!isFree(row.unknowns()[i])) {
                sum += row.coefficients()[i] * values[row.unknowns()[i]];
            }
        }

        return sum;
    }

    private void look(Known row) {
        var free = 0;
        var last = -1;
        var isPlain = true;
        for (var i = 0; i < row.unknowns().length; i++) {
            if (isFree(row.unknowns()[i])) {
                free++;
                last = i;
                isPlain &= row.coefficients()[i] > 0;
            }
        }

        var sum = pinnedSum(row);

        if (free == 0 && !row.holds(sum)) {
            throw contradiction();
        }

        if (free > 0 && isPlain && row.high() == sum) {
            pinToZero(row);
        } else if (free == 1 && row.isNumber()) {
            pinLast(row, last, row.low() - sum);
        }
    }

    private void pinToZero(Known row) {
        for (var unknown : row.unknowns()) {
            if (isFree(unknown)) {
                pin(unknown, 0);
            }
        }

        if (!row.holds(pinnedSum(row))) {
            throw contradiction();
        }
    }

    private void pinLast(Known row, int at, long rest) {
        var coefficient = row.coefficients()[at];

        if (rest % coefficient != 0 || rest / coefficient < 0) {
            throw contradiction();
        }

        pin(row.unknowns()[at], rest / coefficient);
    }

    private void pin(int unknown, long value) {
        values[unknown] = value;
        waiting.addAll(rowsWith.get(unknown));
    }

    static WarehouseException contradiction() {
        return new WarehouseException(
                "Disclosure audit: no table of whole numbers from 0 on agrees with everything that"
                        + " is published; cells do not add up. Compare the cells with their parts.");
    }
}
