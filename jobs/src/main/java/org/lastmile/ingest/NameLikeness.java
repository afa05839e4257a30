package org.lastmile.ingest;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How alike two names of columns are, from 0 to 1: words in common, words that mean the same, and letters in common. */
final class NameLikeness {
    /** Words that files use for what contracts call otherwise. */
    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("barcode", "card"),
            Map.entry("course", "offering"),
            Map.entry("class", "session"),
            Map.entry("date", "on"),
            Map.entry("day", "on"),
            Map.entry("e", ""),
            Map.entry("id", "key"),
            Map.entry("library", "partner"),
            Map.entry("branch", "partner"),
            Map.entry("mail", "email"),
            Map.entry("member", "card"),
            Map.entry("no", "number"),
            Map.entry("num", "number"),
            Map.entry("patron", "card"),
            Map.entry("points", "score"),
            Map.entry("quiz", "module"),
            Map.entry("state", "status"),
            Map.entry("test", "module"));

    private static final int GRAM = 3;

    private NameLikeness() {}

    static double of(String left, String right) {
        var words = share(words(left), words(right));
        var letters = share(grams(left), grams(right));
        return Math.max(words, letters);
    }

    private static Set<String> words(String name) {
        return Arrays.stream(plain(name).split(" "))
                .map(word -> MEANINGS.getOrDefault(word, word))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Set<String> grams(String name) {
        var letters = plain(name).replace(" ", "");
        return IntStream.rangeClosed(0, letters.length() - GRAM)
                .mapToObj(i -> letters.substring(i, i + GRAM))
                .collect(Collectors.toSet());
    }

    /** Lower case words, also of names such as {@code dateTaken}. */
    private static String plain(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    /** Twice what both have, of all that they have. */
    private static double share(Set<String> left, Set<String> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return 0;
        }

        var common = new HashSet<>(left);
        common.retainAll(right);
        return 2.0 * common.size() / (left.size() + right.size());
    }

    /** The likeness of a name and the likest of others. */
    static double best(String name, List<String> others) {
        return others.stream().mapToDouble(other -> of(name, other)).max().orElse(0);
    }
}
