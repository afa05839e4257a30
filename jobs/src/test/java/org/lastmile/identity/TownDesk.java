package org.lastmile.identity;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a town's partners deliver. What it assumes:
 *
 * <ul>
 *   <li>At a desk everything is typed, and each text has a slip with the given chance: cards, addresses, student numbers,
 *       names and birth dates of the intakes of each person (three answers each, typed once), of visits, of consents;
 *       also what learners type into the form of an event.
 *   <li>Who has a new card or address is asked anew. At an intake the card is written down in 97 of 100 cases, the address
 *       in 95, the student number in 92, the name in 97, the birth date in 97. When there is no address, none@none.org is typed in 10 of 100 cases, for a card 0000 in 5.
 *   <li>5 in 1000 intakes of people with a sibling are held with the sibling's card.
 *   <li>Attendance comes from the scanner, badges from a platform by address, enrolment and next steps from a registrar by
 *       student number: no slips.
 * </ul>
 *
 * A sibling who comes with a borrowed card and gives nothing else leaves the row of the lender; no file can tell, and
 * none of these rows does.
 */
public final class TownDesk {
    private static final String INTAKE = "learner_intake.csv";
    private static final String ATTENDANCE = "attendance.csv";
    private static final String VISITS = "visits.csv";
    private static final String CONSENTS = "consents.csv";
    private static final String BADGES = "badge_status.csv";
    private static final String EVENTS = "libcal_registrations.csv";
    private static final String STEPS = "next_steps.csv";
    private static final String STUDENTS = "detail_report.csv";

    private final Random random;
    private final Pen pen;
    private final int least;
    private final TownFiles files = new TownFiles();
    private final Map<Integer, Person> lenders = new TreeMap<>();

    private TownDesk(long seed, int slipsOf1000, int leastIntakes) {
        least = leastIntakes;
        random = new Random(seed);
        pen = new Pen(random, slipsOf1000);
    }

    /** The deliveries of a town with so many people. */
    public static TownFiles deliveries(long seed, int people, int slipsOf1000, int leastIntakes) {
        var desk = new TownDesk(seed, slipsOf1000, leastIntakes);
        desk.open();
        var town = Town.people(seed, people);
        town.forEach(person -> {
            if (person.card() != null) {
                desk.lenders.putIfAbsent(person.household(), person);
            }
        });
        town.forEach(desk::person);
        return desk.files;
    }

    private void open() {
        files.open(
                INTAKE,
                "partner_key,card_number,email,student_number,attribute,value,status,observed_on,first_name,last_name,"
                        + "birth_date");
        files.open(ATTENDANCE, "partner_key,session_key,card_number,attended_on,hours,attendance_status");
        files.open(VISITS, "partner_key,visit_key,card_number,email,student_number,visited_on,visit_mode");
        files.open(
                CONSENTS,
                "partner_key,consent_key,card_number,email,student_number,purpose,scope,consent_status,given_by,"
                        + "given_on");
        files.open(BADGES, "award_id,credential_key,partner_key,email,event,event_on,reason");
        files.open(EVENTS, "partner_key,event_id,card_number,email,registered_on,registration_status");
        files.open(STEPS, "partner_key,student_number,email,step_kind,started_on");
        files.open(
                STUDENTS,
                "Requester Return Field,Record Found Y/N,Search Date,College Code/Branch,Enrollment Begin,"
                        + "Enrollment End,Enrollment Status");
    }

    private void person(Person person) {
        var intakes =
                Math.max(least, Math.max(person.cards().size(), person.emails().size())) + (happens(30) ? 1 : 0);

        for (var i = 0; i < intakes; i++) {
            intake(person, i);
        }

        attendances(person);
        visits(person);
        badges(person);
        registrar(person);

        if (happens(50)) {
            var key = "consent" + files.rows(CONSENTS);
            files.row(
                    CONSENTS,
                    person.id(),
                    "cedar",
                    key,
                    said(some(person.cards()), 70),
                    said(some(person.emails()), 70),
                    said(person.student(), 70),
                    "research",
                    "all",
                    "given",
                    "learner",
                    "2026-01-05");
        }

        if (happens(20)) {
            files.row(
                    EVENTS,
                    person.id(),
                    "cedar",
                    "e1",
                    typed(some(person.cards()), 60),
                    typed(some(person.emails()), 100),
                    "2026-01-05",
                    "confirmed");
        }
    }

    private void intake(Person person, int number) {
        var lender = lenders.get(person.household());
        var isLent = lender != null && lender.id() != person.id() && random.nextInt(1000) < 5;
        var card = orFiller(
                typed(isLent ? java.util.Objects.requireNonNull(lender).card() : at(person.cards(), number), 97),
                5,
                "0000");
        var email = orFiller(typed(at(person.emails(), number), 95), 10, "none@none.org");
        var student = typed(person.student(), 92);
        var isNamed = happens(97);
        var firstName = isNamed ? pen.types(person.firstName()) : null;
        var lastName = isNamed ? pen.types(person.lastName()) : null;
        var birthDate = typed(person.birthDate().toString(), 97);

        for (var attribute : List.of("gender", "first_language", "device_at_entry")) {
            files.row(
                    INTAKE,
                    person.id(),
                    "cedar",
                    card,
                    email,
                    student,
                    attribute,
                    "",
                    "declined",
                    "2026-01-02",
                    firstName,
                    lastName,
                    birthDate);
        }
    }

    private void attendances(Person person) {
        for (var card : person.cards()) {
            for (var times = happens(70) ? 1 + random.nextInt(8) : 0; times > 0; times--) {
                files.row(ATTENDANCE, person.id(), "cedar", "s" + times, card, "2026-01-05", "2", "attended");
            }
        }
    }

    private void visits(Person person) {
        for (var times = happens(30) ? 1 + random.nextInt(4) : 0; times > 0; times--) {
            var isAlone = happens(10);
            files.row(
                    VISITS,
                    person.id(),
                    "cedar",
                    "visit" + files.rows(VISITS),
                    typed(some(person.cards()), 100),
                    isAlone ? null : typed(some(person.emails()), 60),
                    isAlone ? null : typed(person.student(), 60),
                    "2026-01-05",
                    "in_person");
        }
    }

    private void badges(Person person) {
        var email = some(person.emails());

        for (var times = email != null && happens(50) ? 1 + random.nextInt(3) : 0; times > 0; times--) {
            var award = "award" + files.rows(BADGES);
            files.row(BADGES, person.id(), award, "badge", "hilltop", email, "offered", "2026-01-20", null);
            files.row(BADGES, person.id(), award, "badge", "hilltop", email, "accepted", "2026-01-22", null);
        }
    }

    private void registrar(Person person) {
        if (person.student() != null && happens(70)) {
            for (var begins : List.of("20250901", "20260105")) {
                files.row(
                        STUDENTS, person.id(), person.student(), "Y", "20260601", "001234-00", begins, "20260530", "F");
            }
        }

        if (person.student() != null && happens(30)) {
            files.row(
                    STEPS,
                    person.id(),
                    "hilltop",
                    person.student(),
                    happens(70) ? person.email() : null,
                    "credit",
                    "2026-03-01");
        }
    }

    private @Nullable String orFiller(@Nullable String text, int of100, String filler) {
        return text == null && happens(of100) ? filler : text;
    }

    private @Nullable String said(@Nullable String text, int of100) {
        return text != null && happens(of100) ? text : null;
    }

    private @Nullable String typed(@Nullable String text, int of100) {
        return text != null && happens(of100) ? pen.types(text) : null;
    }

    private static @Nullable String at(List<String> texts, int number) {
        return texts.isEmpty() ? null : texts.get(Math.min(number, texts.size() - 1));
    }

    private @Nullable String some(List<String> texts) {
        return texts.isEmpty() ? null : texts.get(happens(80) ? texts.size() - 1 : random.nextInt(texts.size()));
    }

    private boolean happens(int of100) {
        return random.nextInt(100) < of100;
    }
}
