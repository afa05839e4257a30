package org.lastmile.identity;

import java.util.Random;

/**
 * Types texts as people at a desk do: with the given chance one slip in a text, which is a wrong neighbour (60 of 100), a
 * letter left out (15), two that changed places (15), or one typed twice (10).
 */
record Pen(Random random, int slipsOf1000) {
    String types(String text) {
        if (random.nextInt(1000) >= slipsOf1000) {
            return text;
        }

        var at = random.nextInt(text.length() - 1);
        var before = text.substring(0, at);
        var letter = text.charAt(at);
        var behind = text.substring(at + 1);
        var kind = random.nextInt(100);

        if (kind < 60) {
            return before + neighbour(letter) + behind;
        }

        if (kind < 75) {
            return before + behind;
        }

        return kind < 90 ? before + behind.charAt(0) + letter + behind.substring(1) : before + letter + letter + behind;
    }

    private char neighbour(char letter) {
        var row = Character.isDigit(letter) ? "0123456789" : "qwertyuiopasdfghjklzxcvbnm";
        var at = row.indexOf(Character.toLowerCase(letter));
        return at < 0 ? 'x' : row.charAt(Math.floorMod(at + (random.nextBoolean() ? 1 : -1), row.length()));
    }
}
