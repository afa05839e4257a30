package org.lastmile.synthetic;

/** What one invented learner brings along: identifiers, groups, and latent traits that steer all they do. */
record Learner(int number, Groups groups, double drive, boolean hasIntake, boolean isStudent, boolean wasEnrolled) {

    record Groups(String ageBand, String gender, String firstLanguage, String deviceAtEntry, String disability) {}

    private static final String[] AGE_BANDS = {"16-24", "25-44", "45-64", "65 and over"};
    private static final String[] GENDERS = {"woman", "man", "non-binary"};
    private static final String[] LANGUAGES = {"English", "Spanish", "other"};
    private static final String[] DEVICES = {"own device", "shared device", "no device"};

    static Learner of(int number, Chance chance) {
        var age = chance.position(0.20, 0.38, 0.25, 0.17);
        var isOlder = age == 3;
        var groups = new Groups(
                AGE_BANDS[age],
                GENDERS[chance.position(0.565, 0.42, 0.015)],
                LANGUAGES[chance.position(0.66, 0.22, 0.12)],
                DEVICES[isOlder ? chance.position(0.52, 0.20, 0.28) : chance.position(0.62, 0.22, 0.16)],
                chance.happens(isOlder ? 0.24 : 0.11) ? "yes" : "no");
        var wasEnrolled = chance.happens(age == 0 ? 0.22 : 0.07);
        return new Learner(
                number,
                groups,
                chance.trait(),
                chance.happens(0.97),
                wasEnrolled || chance.happens(isOlder ? 0.15 : 0.40),
                wasEnrolled);
    }

    /** The same learner, known to all partners and new to college. */
    Learner wellKnown() {
        return new Learner(number, groups, drive, true, true, false);
    }

    String cardNumber() {
        return "21871" + digits(48_271L, 104_729L);
    }

    String email() {
        return "reader" + digits(7_919L, 31_337L) + "@example.org";
    }

    /** Blank when no college knows the learner. */
    String studentNumber() {
        return isStudent ? "S" + digits(65_537L, 271_829L) : "";
    }

    boolean isOlder() {
        return groups.ageBand().equals("65 and over");
    }

    boolean hasNoDevice() {
        return groups.deviceAtEntry().equals("no device");
    }

    boolean speaksEnglishFirst() {
        return groups.firstLanguage().equals("English");
    }

    /** Nine digits, different for every learner because the factors have no divisor in common with 10. */
    private String digits(long factor, long offset) {
        var digits = Long.toString((number * factor + offset) % 1_000_000_000L);
        return "0".repeat(9 - digits.length()) + digits;
    }
}
