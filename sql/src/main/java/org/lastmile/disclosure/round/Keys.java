package org.lastmile.disclosure.round;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lastmile.disclosure.Candidate;

/** Names of classes by the cells they are in, as the ledger writes them. */
final class Keys {
    private static final String NUMERATOR = "n";
    private static final String COMPLEMENT = "c";

    private Keys() {}

    static String of(PersonClass personClass, List<Candidate> cells, Sums sums) {
        var in = personClass.sums();
        var words = new ArrayList<String>();
        for (var i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);

            if (Arrays.binarySearch(in, sums.population(cell)) >= 0) {
                var isIn = cell.numerator() != null && Arrays.binarySearch(in, sums.numerator(cell)) >= 0;
                words.add(isIn ? i + NUMERATOR : String.valueOf(i));
            }
        }

        return String.join(" ", words);
    }

    /** The parts of cells that a class is in: populations, numerators, complements. */
    static List<String> parts(String key) {
        var parts = new ArrayList<String>();
        for (var word : key.split(" ", -1)) {
            var cell = word.replace(NUMERATOR, "");
            parts.add(cell);
            parts.add(word.equals(cell) ? cell + COMPLEMENT : word);
        }

        return parts;
    }

    /** Numbers of the sums that a class with this key is in, ascending. */
    static int[] sums(String key, List<Candidate> cells, Sums sums) {
        return Arrays.stream(key.split(" ", -1))
                .flatMapToInt(word -> {
                    var cell = cells.get(Integer.parseInt(word.replace(NUMERATOR, "")));
                    var population = sums.population(cell);
                    return java.util.stream.IntStream.of(
                            population, word.endsWith(NUMERATOR) ? sums.numerator(cell) : population);
                })
                .sorted()
                .distinct()
                .toArray();
    }
}
