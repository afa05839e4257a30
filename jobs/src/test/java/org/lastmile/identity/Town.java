package org.lastmile.identity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Invents people with known identifiers. What it assumes:
 *
 * <ul>
 *   <li>Of 100 households 80 have one learner and the others 2 to 4. Of these, 15 in 100 have an address of the family,
 *       which each of them uses with a chance of 70 in 100. Two neighbours in age are twins with a chance of 15 in 1000.
 *   <li>92 in 100 have a library card, and of these 5 in 100 were given a new one and used both. Card numbers have a
 *       check digit, so that a slip does not hit another card.
 *   <li>60 in 100 have a student number. The college has given out 700,000 numbers of seven digits one after the other:
 *       a slip hits one that is somebody else's in the town with a chance of about 2 in 100.
 *   <li>90 in 100 have an address of their own, and 5 in 100 have changed it and used both.
 *   <li>5 in 1000 have the name and the birth date of somebody else.
 * </ul>
 */
final class Town {
    private static final int OLDEST = 70;
    private static final LocalDate YOUNGEST = LocalDate.of(2012, 1, 1);
    private static final int FIRST_NAMES = 400;
    private static final int LAST_NAMES = 3000;
    private static final int LEARNERS_MOST = 4;
    private static final int STUDENT_NUMBERS = 700_000;

    private final Random random;
    private final List<Person> people = new ArrayList<>();

    private Town(long seed) {
        random = new Random(seed);
    }

    static List<Person> people(long seed, int count) {
        var town = new Town(seed);

        for (var household = 0; town.people.size() < count; household++) {
            town.household(household, count);
        }

        return List.copyOf(town.people);
    }

    private void household(int number, int count) {
        var lastName = name(LAST_NAMES, 7919);
        var size = random.nextInt(100) < 80 ? 1 : 2 + random.nextInt(LEARNERS_MOST - 1);
        var family = size > 1 && random.nextInt(100) < 15 ? lastName + ".family" + number + "@example.org" : null;
        var birthDate = birthDate();

        for (var i = 0; i < size && people.size() < count; i++) {
            people.add(person(number, lastName, birthDate, family));
            birthDate = random.nextInt(1000) < 15 ? birthDate : birthDate();
        }
    }

    private Person person(int household, String lastName, LocalDate birthDate, @Nullable String family) {
        var id = people.size();
        var isDouble = id > 0 && random.nextInt(1000) < 5;
        var like = isDouble ? people.get(random.nextInt(id)) : null;
        var firstName = like == null ? name(FIRST_NAMES, 104729) : like.firstName();
        var surname = like == null ? lastName : like.lastName();
        return new Person(
                id,
                household,
                firstName,
                surname,
                like == null ? birthDate : like.birthDate(),
                cards(id),
                random.nextInt(100) < 60 ? Integer.toString(student(id)) : null,
                emails(id, firstName + "." + surname, family));
    }

    private List<String> cards(int id) {
        if (random.nextInt(100) >= 92) {
            return List.of();
        }

        return random.nextInt(100) < 5 ? List.of(card(2 * id), card(2 * id + 1)) : List.of(card(2 * id));
    }

    /** Fourteen digits as libraries print them: kind, library, number, check digit. */
    private static String card(int number) {
        var body = "21234%08d".formatted(number + 30_000_000);
        var sum = 0;

        for (var i = 0; i < body.length(); i++) {
            var digit = body.charAt(i) - '0';
            sum += i % 2 == 0 ? (2 * digit) / 10 + (2 * digit) % 10 : digit;
        }

        return body + (10 - sum % 10) % 10;
    }

    /** Spread over all numbers, each once: the step has no divisor in common with their count. */
    private static int student(int id) {
        return 900_000 + (int) (id * 104_729L % STUDENT_NUMBERS);
    }

    private List<String> emails(int id, String name, @Nullable String family) {
        var emails = new ArrayList<String>();

        if (random.nextInt(100) < 90) {
            emails.add(name + id + "@example.org");
        }

        if (!emails.isEmpty() && random.nextInt(100) < 5) {
            emails.add(name + id + "@example.com");
        }

        if (family != null && random.nextInt(100) < 70) {
            emails.add(random.nextInt(emails.size() + 1), family);
        }

        return emails;
    }

    private LocalDate birthDate() {
        return YOUNGEST.minusDays(random.nextInt(OLDEST * 365));
    }

    /** A name of syllables; few names are frequent and many are rare. */
    private String name(int names, int step) {
        var rank = (int) (names * Math.pow(random.nextDouble(), 2.5));
        var code = Math.floorMod(rank * step + 31, 20 * 20 * 20);
        var syllables = "ba be bi ca co da de fa fi ga ha jo ka la le ma na ro sa ti".split(" ");
        return syllables[code % 20] + syllables[code / 20 % 20] + syllables[code / 400] + (names > 1000 ? "son" : "");
    }
}
