package org.lastmile.publish;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lastmile.indicator.Indicator;
import org.lastmile.publish.CellSums.Sums;
import org.lastmile.release.Period;

/** Who came and who went behind the told quarters of indicators. */
final class Movements {
    private final BlockVariables variables;
    private final Nested nested;
    private final Map<Indicator, List<BitSet>> all = new LinkedHashMap<>();

    Movements(BlockVariables variables, Nested nested) {
        this.variables = variables;
        this.nested = nested;
    }

    /** Keeps who came and who went; false when their difference is few people and not the one or the other. */
    boolean arePlain(Indicator indicator, Map<Period, Sums> explained, Collection<Sums> today) {
        var before = union(explained.values());
        var after = union(today);
        var arePlain = true;

        for (var part = 0; part < Truth.PARTS; part++) {
            var came = minus(after.part(part), before.part(part));
            var went = minus(before.part(part), after.part(part));
            arePlain &=
                    came.isEmpty() || went.isEmpty() || !nested.isFew(variables.people(came) - variables.people(went));
            all.computeIfAbsent(indicator, any -> new ArrayList<>()).addAll(List.of(came, went));
        }

        return arePlain;
    }

    private Sums union(Collection<Sums> some) {
        var union = Sums.of(variables);
        some.forEach(union::add);
        return union;
    }

    private BitSet minus(BitSet whole, BitSet part) {
        var rest = variables.set();
        rest.or(whole);
        rest.andNot(part);
        return rest;
    }

    /** Few people who came or went, each sum of a mart once, by an indicator that counts them. */
    Map<Indicator, List<BitSet>> few() {
        var few = new LinkedHashMap<Indicator, List<BitSet>>();
        var known = new HashSet<List<Object>>();
        all.forEach((indicator, sums) -> few.put(
                indicator,
                sums.stream()
                        .filter(sum -> nested.isFew(variables.people(sum)))
                        .filter(sum -> known.add(List.of(indicator.mart(), sum)))
                        .toList()));
        return few;
    }
}
