package org.lastmile.cli;

import java.util.List;

/** A process of its own for {@link CanaryTest}: several commands, one after the other, split by {@code --then}. */
final class CanaryRun {
    private CanaryRun() {}

    public static void main(String[] arguments) {
        var words = List.of(arguments);
        var start = 0;

        for (var end = 0; end <= words.size(); end++) {
            if (end == words.size() || words.get(end).equals("--then")) {
                var code = Main.run(words.subList(start, end).toArray(String[]::new));
                System.out.println("exit " + code + " " + words.get(start));
                start = end + 1;
            }
        }
    }
}
