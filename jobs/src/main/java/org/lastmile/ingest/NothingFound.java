package org.lastmile.ingest;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lastmile.contract.Contract;
import org.lastmile.contract.Contracts;

/**
 * What to say when a call brings nothing to load.
 *
 * @param ignored     names of files that fulfil no contract
 * @param withoutRows files that hold column names alone
 */
record NothingFound(Contracts contracts, List<String> ignored, List<String> withoutRows) {
    private static final int SHOWN = 5;

    Optional<String> complaint(List<Path> paths, Collection<Delivery> deliveries) {
        var names = paths.stream().map(Path::toString).collect(Collectors.joining(", "));
        var found = deliveries.stream()
                .mapToInt(delivery -> delivery.fileNames().size())
                .sum();

        if (found == 0) {
            var ids = contracts.all().stream().map(Contract::id).toList();
            return Optional.of(names + ": "
                    + (ignored.isEmpty() ? "holds no file" : "holds no file of a known source, but " + few())
                    + "; the contracts are " + String.join(", ", ids)
                    + " ('lastmile contract show ID' lists the columns).");
        }

        return found == withoutRows.size()
                ? Optional.of(names + ": " + String.join(", ", withoutRows)
                        + " hold column names and no rows; there is nothing to load.")
                : Optional.empty();
    }

    private String few() {
        var more = ignored.size() > SHOWN ? " and " + (ignored.size() - SHOWN) + " more" : "";
        return String.join(", ", ignored.stream().limit(SHOWN).toList()) + more;
    }
}
