package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.List;
import org.lastmile.disclosure.audit.Known;

/** The plain unknowns: variables of the block, merged where no cell tells them apart. */
final class MergedVariables implements Unknowns {
    private final Columns columns;
    private final long[] values;

    MergedVariables(Block block) {
        var sets = new ArrayList<int[]>();
        block.candidates().forEach(candidate -> sets.addAll(List.of(candidate.published())));
        columns = new Columns(block.variables().size(), sets);
        values = new long[columns.size()];
        for (var i = 0; i < block.variables().size(); i++) {
            values[columns.of(new int[] {i})[0]] += block.variables().get(i).value();
        }
    }

    @Override
    public int size() {
        return columns.size();
    }

    @Override
    public int[] of(Candidate candidate, int part) {
        return columns.of(candidate.parts()[part]);
    }

    @Override
    public int[] ofDifference(int[] variables) {
        return columns.of(variables);
    }

    @Override
    public int[] ofVariable(int variable) {
        return columns.of(new int[] {variable});
    }

    @Override
    public List<Known> structure() {
        return List.of();
    }

    @Override
    public long[] values() {
        return values.clone();
    }
}
