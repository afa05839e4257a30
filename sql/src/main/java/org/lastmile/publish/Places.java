package org.lastmile.publish;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lastmile.disclosure.Candidate;
import org.lastmile.disclosure.Place;
import org.lastmile.release.CellId;

/** Where the cells of a publication stand: each group cell is a part of the total of its indicator and period. */
final class Places {
    private Places() {}

    /** Of which total each cell is a part. */
    static Map<String, Place> of(List<Candidate> candidates) {
        var places = new TreeMap<String, Place>();

        for (var candidate : candidates) {
            var id = CellId.of(candidate.id());
            var total =
                    CellId.total(id.publication(), id.indicator(), id.period()).toString();
            places.put(
                    candidate.id(), id.isTotal() ? Place.total(total) : new Place(id.dimension(), id.level(), total));
        }

        return places;
    }
}
