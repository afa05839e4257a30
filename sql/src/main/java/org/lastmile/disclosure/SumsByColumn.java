package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Which hidden sums have a column; some that have it no more may be among them. */
final class SumsByColumn {
    private final List<List<Hidden>> sums;

    SumsByColumn(int columns) {
        sums = IntStream.range(0, columns)
                .mapToObj(any -> (List<Hidden>) new ArrayList<Hidden>())
                .toList();
    }

    void add(int column, Hidden one) {
        sums.get(column).add(one);
    }

    List<Hidden> with(int column) {
        return sums.get(column);
    }

    int count(int column) {
        return sums.get(column).size();
    }

    void clear(int column) {
        sums.get(column).clear();
    }
}
