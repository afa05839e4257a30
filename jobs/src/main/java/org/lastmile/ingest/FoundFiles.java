package org.lastmile.ingest;

import java.util.List;
import java.util.stream.Stream;

/**
 * What was found in a call.
 *
 * @param deliveries one per source
 * @param ignored    names of files that fulfil no contract, found beside others that do
 * @param unneeded   names of files that a contract knows and leaves out
 * @param repeated   files that came twice, and what they are the same as
 */
record FoundFiles(List<Delivery> deliveries, List<String> ignored, List<String> unneeded, List<String> repeated) {
    FoundFiles {
        deliveries = List.copyOf(deliveries);
        ignored = List.copyOf(ignored);
        unneeded = List.copyOf(unneeded);
        repeated = List.copyOf(repeated);
    }

    /** All that is not read, and why. */
    List<String> leftOut() {
        return Stream.of(
                        ignored.stream().map(name -> name + ": no contract knows it"),
                        unneeded.stream().map(name -> name + ": nothing here needs it"),
                        repeated.stream())
                .flatMap(lines -> lines)
                .toList();
    }
}
