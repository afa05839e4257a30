package org.lastmile.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChangeTest {
    private static final int MINIMUM = 10;

    @Test
    void a_change_of_enough_people_is_safe_and_one_of_few_is_not() {
        assertThat(isSafe(0)).isTrue();
        assertThat(isSafe(10)).isTrue();
        assertThat(isSafe(-10)).isTrue();
        assertThat(isSafe(9)).isFalse();
        assertThat(isSafe(-1)).isFalse();
    }

    @Test
    void sums_of_changes_must_be_safe_too() {
        assertThat(isSafe(12, 11)).isTrue();
        assertThat(isSafe(12, -12)).isTrue();
        assertThat(isSafe(12, -10)).isFalse();
        assertThat(isSafe(30, -12, -11)).isFalse();
    }

    @Test
    void many_changes_must_go_in_one_direction() {
        var many = new long[20];
        Arrays.fill(many, 12);
        assertThat(isSafe(many)).isTrue();
        many[7] = -40;
        assertThat(isSafe(many)).isFalse();
    }

    @Test
    void rows_that_change_while_people_stay_may_be_about_one_person() {
        var then = new Truth(new Truth.Part(40, 80), Truth.Part.NOBODY, new Truth.Part(40, 80), Set.of());
        var now = new Truth(new Truth.Part(40, 120), Truth.Part.NOBODY, new Truth.Part(40, 120), Set.of());

        assertThat(then.isSafeBeside(now, MINIMUM)).isFalse();
    }

    private static boolean isSafe(long... people) {
        var changes = new ArrayList<Change>();
        for (var more : people) {
            changes.add(new Change(truth(100), truth(100 + more)));
        }

        return Change.areSafeTogether(changes, MINIMUM);
    }

    private static Truth truth(long people) {
        return new Truth(new Truth.Part(people, people), Truth.Part.NOBODY, new Truth.Part(people, people), Set.of());
    }
}
