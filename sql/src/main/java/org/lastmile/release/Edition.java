package org.lastmile.release;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The manifest of one sealed edition.
 *
 * @param id          for example {@code 2026Q3-1}: the quarter it was made for and its number
 * @param madeOn      day of the release
 * @param policy      profile of the disclosure policy
 * @param minimum     smallest count that may be shown, in people
 * @param tallies     cells by kind: shown, banded, protected, empty
 * @param designs     sentences that say which design each publication took
 * @param fileHashes  SHA-256 by file name of the sealed folder
 * @param provenance  what was read: table versions, contract versions, deliveries, code revision
 */
public record Edition(
        String id,
        Period quarter,
        String partnership,
        LocalDate madeOn,
        String policy,
        int minimum,
        Map<String, Long> tallies,
        List<String> designs,
        Map<String, String> fileHashes,
        Map<String, List<String>> provenance) {
    /** Key of the provenance under which it stands why an edition is not final. */
    public static final String PRELIMINARY = "preliminary";

    public Edition {
        tallies = Map.copyOf(tallies);
        designs = List.copyOf(designs);
        fileHashes = Map.copyOf(fileHashes);
        provenance = Map.copyOf(provenance);
    }

    /** The same edition with the hashes of its files. */
    Edition with(Map<String, String> hashes) {
        return new Edition(id, quarter, partnership, madeOn, policy, minimum, tallies, designs, hashes, provenance);
    }

    /** Whether the end of some source's files was assumed and not said, so that rows may still be missing. */
    public boolean isPreliminary() {
        return !provenance.getOrDefault(PRELIMINARY, List.of()).isEmpty();
    }
}
