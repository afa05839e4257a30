package org.lastmile.disclosure;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** The span of sums over the rationals, by plain elimination with whole numbers: slow, and beyond doubt. */
final class RationalSpan {
    private final int variables;
    private final TreeMap<Integer, BigInteger[]> rowOfLead = new TreeMap<>();

    RationalSpan(int variables, List<int[]> sums) {
        this.variables = variables;
        for (var sum : sums) {
            var row = reduced(sum);
            var lead = lead(row);

            if (lead < variables) {
                rowOfLead.put(lead, row);
            }
        }
    }

    boolean holds(int[] sum) {
        return lead(reduced(sum)) == variables;
    }

    private BigInteger[] reduced(int[] sum) {
        var row = new BigInteger[variables];
        Arrays.fill(row, BigInteger.ZERO);
        for (var variable : sum) {
            row[variable] = BigInteger.ONE;
        }

        rowOfLead.forEach((lead, other) -> {
            var factor = row[lead];
            for (var i = 0; i < variables; i++) {
                row[i] = row[i].multiply(other[lead]).subtract(factor.multiply(other[i]));
            }
        });
        return row;
    }

    private int lead(BigInteger[] row) {
        var lead = 0;
        while (lead < variables && row[lead].signum() == 0) {
            lead++;
        }

        return lead;
    }
}
