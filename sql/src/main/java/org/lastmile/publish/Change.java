package org.lastmile.publish;

import java.util.List;

/** What was true of a cell when it was told, and what is true now. */
record Change(Truth then, Truth now) {
    private static final int MOST = 12;

    boolean isNone() {
        return then.says(now);
    }

    /**
     * Whether a reader who adds some of the cells up, then and now, learns nothing or something about enough people. Of
     * many changed cells all must have changed in one direction.
     */
    static boolean areSafeTogether(List<Change> all, int minimum) {
        var changes = all.stream().filter(change -> !change.isNone()).toList();

        for (var part = 0; part < Truth.PARTS; part++) {
            if (!areSafeTogether(changes, part, minimum)) {
                return false;
            }
        }

        return true;
    }

    private static boolean areSafeTogether(List<Change> changes, int part, int minimum) {
        var people = changes.stream().mapToLong(change -> change.people(part)).toArray();
        var values = changes.stream().mapToLong(change -> change.value(part)).toArray();

        if (people.length > MOST) {
            return changes.stream().allMatch(change -> change.isSafe(part, minimum))
                    && (changes.stream().allMatch(change -> change.people(part) >= 0 && change.value(part) >= 0)
                            || changes.stream()
                                    .allMatch(change -> change.people(part) <= 0 && change.value(part) <= 0));
        }

        for (var some = 1; some < 1 << people.length; some++) {
            var ofPeople = 0L;
            var ofValues = 0L;

            for (var i = 0; i < people.length; i++) {
                ofPeople += (some >> i & 1) * people[i];
                ofValues += (some >> i & 1) * values[i];
            }

            if (!new Truth.Part(0, 0).isSafeBeside(new Truth.Part(ofPeople, ofValues), minimum)) {
                return false;
            }
        }

        return true;
    }

    private boolean isSafe(int part, int minimum) {
        return then.parts().get(part).isSafeBeside(now.parts().get(part), minimum);
    }

    private long people(int part) {
        return now.parts().get(part).people() - then.parts().get(part).people();
    }

    private long value(int part) {
        return now.parts().get(part).value() - then.parts().get(part).value();
    }
}
