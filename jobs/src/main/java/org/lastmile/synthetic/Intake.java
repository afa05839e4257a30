package org.lastmile.synthetic;

import java.time.LocalDate;

/** What learners are asked when they enter; a few decline, are not asked, or never fill in the form at all. */
final class Intake {
    private final Delivery delivery;
    private final Chance chance;

    Intake(Delivery delivery, Chance chance) {
        this.delivery = delivery;
        this.chance = chance;
    }

    void atFirstEntry(Learner learner, String partnerKey, LocalDate enteredOn) {
        if (!learner.hasIntake()) {
            return;
        }

        var question = new Question(learner, partnerKey, askedOn(enteredOn), learner.studentNumber());
        var groups = learner.groups();
        ask(question, "age_band", groups.ageBand());
        ask(question, "gender", groups.gender());
        ask(question, "first_language", groups.firstLanguage());
        ask(question, "disability", groups.disability());
        ask(question, "device_at_entry", groups.deviceAtEntry());
    }

    /** Only the device is asked again, because it changes. */
    void atLaterEntry(Learner learner, String partnerKey, LocalDate enteredOn) {
        if (!learner.hasIntake() || !chance.happens(0.4)) {
            return;
        }

        var device = chance.happens(0.3) ? "own device" : learner.groups().deviceAtEntry();
        ask(new Question(learner, partnerKey, askedOn(enteredOn), ""), "device_at_entry", device);
    }

    private LocalDate askedOn(LocalDate enteredOn) {
        var askedOn = enteredOn.plusDays(chance.daysBetween(0, 9));
        return Days.isKnown(askedOn) ? askedOn : Days.CUT_OFF;
    }

    private record Question(Learner learner, String partnerKey, LocalDate askedOn, String studentNumber) {}

    private void ask(Question question, String attribute, String answer) {
        var status =
                switch (chance.position(0.94, 0.03, 0.025, 0.005)) {
                    case 0 -> "stated";
                    case 1 -> "declined";
                    case 2 -> "not_asked";
                    default -> "not_recorded";
                };
        delivery.add(
                Table.LEARNER_INTAKE,
                question.partnerKey(),
                question.learner().cardNumber(),
                question.learner().email(),
                question.studentNumber(),
                attribute,
                status.equals("stated") ? answer : "",
                status,
                question.askedOn().toString());
    }
}
