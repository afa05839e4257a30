package org.lastmile.identity;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person of an invented town, and what really is theirs.
 *
 * @param cards   library cards, the present one last; empty when they have none
 * @param student student number; null when they are at no college
 * @param emails  addresses that they use, the present one last; one of them may be that of the family
 */
record Person(
        int id,
        int household,
        String firstName,
        String lastName,
        LocalDate birthDate,
        List<String> cards,
        @Nullable String student,
        List<String> emails) {
    Person {
        cards = List.copyOf(cards);
        emails = List.copyOf(emails);
    }

    @Nullable
    String card() {
        return cards.isEmpty() ? null : cards.get(cards.size() - 1);
    }

    @Nullable
    String email() {
        return emails.isEmpty() ? null : emails.get(emails.size() - 1);
    }
}
