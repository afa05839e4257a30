package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.lastmile.contract.DisclosurePolicy;

/** How each partner of a block sees it, and each two who put together what they know. */
final class PartnerViews {
    /** Each view costs about as much as the block itself; so many cells in all views together take some seconds. */
    private static final int MOST_CELLS = 200_000;

    /** So many variables cost what a cell does. */
    private static final int VARIABLES = 10;

    private final Block block;
    private final int most;

    private PartnerViews(Block block) {
        this.block = block;
        most = MOST_CELLS
                / Math.max(
                        1, Math.max(block.candidates().size(), block.variables().size() / VARIABLES));
    }

    /** Views of each partner, and of each two that put together what they know; those who know the most come first. */
    static List<PartnerView> of(Block block, DisclosurePolicy policy) {
        return known(block, policy).stream()
                .map(some -> PartnerView.of(block, some))
                .toList();
    }

    /** The variables that each partner knows, and each two. */
    static List<BitSet> known(Block block, DisclosurePolicy policy) {
        return new PartnerViews(block).known(policy.coalition());
    }

    private List<BitSet> known(int coalition) {
        var known = new ArrayList<BitSet>();
        block.partners().forEach(partner -> known.add(bits(partner.variables())));
        known.removeIf(BitSet::isEmpty);
        known.sort(Comparator.comparingInt(BitSet::cardinality).reversed());
        var singles = List.copyOf(known);
        for (var i = 0; i < singles.size() && coalition > 1; i++) {
            for (var j = 0; j < i && known.size() < most; j++) {
                var both = (BitSet) singles.get(i).clone();
                both.or(singles.get(j));
                known.add(both);
            }
        }

        return known.stream().limit(most).distinct().toList();
    }

    private static BitSet bits(int[] variables) {
        var bits = new BitSet();
        Arrays.stream(variables).forEach(bits::set);
        return bits;
    }
}
