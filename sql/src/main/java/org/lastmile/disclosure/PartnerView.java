package org.lastmile.disclosure;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.lastmile.contract.DisclosurePolicy;

/**
 * A block as partners see it who know their own learners: the same cells without these learners. What they find out about
 * others is what anybody finds out from that.
 *
 * @param known variables of the partners' own learners
 * @param block the block of the others
 */
record PartnerView(BitSet known, Block block) {
    /** The view of those who know some variables of a whole block. */
    static PartnerView of(Block whole, BitSet known) {
        var candidates = whole.candidates().stream()
                .map(cell -> {
                    var numerator = cell.numerator();
                    return new Candidate(
                            cell.id(),
                            cell.rank(),
                            without(cell.population(), known),
                            numerator == null ? null : without(numerator, known),
                            cell.frozen());
                })
                .toList();
        return new PartnerView(known, new Block(whole.variables(), candidates, whole.splits(), List.of()));
    }

    private static int[] without(int[] set, BitSet known) {
        return Arrays.stream(set).filter(index -> !known.get(index)).toArray();
    }

    /**
     * What partners must not find out: the others in sums that nobody may find out, and very few others anywhere.
     *
     * @param ofEverybody sums of the whole block that nobody may find out
     */
    List<int[]> hiddenSums(List<int[]> ofEverybody, DisclosurePolicy policy) {
        var sizes = new Sizes(block.variables());
        var hidden = new LinkedHashMap<IntBuffer, int[]>();
        Stream.concat(
                        HiddenSums.of(block, new Smallness(sizes, policy.partnerMinimum(), 0)).stream(),
                        ofEverybody.stream().map(sum -> without(sum, known)))
                .filter(others -> sizes.people(others) > 0)
                .forEach(others -> hidden.putIfAbsent(IntBuffer.wrap(others), others));
        return List.copyOf(hidden.values());
    }
}
