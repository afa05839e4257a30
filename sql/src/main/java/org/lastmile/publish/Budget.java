package org.lastmile.publish;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lastmile.contract.WarehouseException;
import org.lastmile.disclosure.Candidate;
import org.lastmile.release.CellId;

/** How many cells may be decided together. */
final class Budget {
    private Budget() {}

    /**
     * More cells are not decided in a bearable time; the publication must say less.
     *
     * @throws WarehouseException if there are more, with the dimension to leave out
     */
    static void require(String block, List<Candidate> candidates, int most) {
        if (candidates.size() <= most) {
            return;
        }

        var byDimension = candidates.stream()
                .map(candidate -> CellId.of(candidate.id()))
                .filter(id -> !id.isTotal())
                .collect(Collectors.groupingBy(CellId::dimension, TreeMap::new, Collectors.counting()));
        var largest = byDimension.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(entry -> entry.getKey() + " (" + entry.getValue() + " cells)")
                .orElse("an indicator");
        throw new WarehouseException("Publication " + block + ": " + candidates.size()
                + " cells would be decided together; the policy allows " + most + ". Leave out " + largest
                + ", or publish it by year. Nothing is released.");
    }
}
