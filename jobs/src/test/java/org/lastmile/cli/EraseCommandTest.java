package org.lastmile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An identifier is read and never repeated. */
class EraseCommandTest {
    @TempDir
    private Path place;

    private Call typed(String text, String... arguments) {
        var before = System.in;

        try {
            System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            return Call.of(arguments);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void a_learner_is_erased_by_what_is_typed_and_the_receipt_names_nobody() throws IOException {
        var root = place.resolve("county").toString();
        Call.done("init", root);
        assertThat(typed("zq-card-7\n", "erase", "--root", root).err()).contains("nothing was loaded yet");
        var attendance = Files.writeString(
                place.resolve("attendance.csv"),
                """
                partner_key,session_key,card_number,attended_on,hours,attendance_status
                cedar,s1,zq-card-7,2026-01-05,2,attended
                cedar,s1,zq-card-8,2026-01-05,2,attended
                """);
        var intake = Files.writeString(
                place.resolve("intake.csv"),
                """
                partner_key,card_number,email,student_number,attribute,value,status,observed_on,first_name,last_name,birth_date
                cedar,zq-card-7,a@example.org,,gender,,declined,2026-01-02,Zq,Card,1980-02-03
                cedar,zq-card-8,b@example.org,,gender,,declined,2026-01-02,Zq,Card,1980-02-03
                """);
        Call.done("ingest", "--root", root, attendance.toString(), intake.toString());
        var two = Files.writeString(place.resolve("two.txt"), "zq-card-7\n\nzq-card-8\n");

        var unknown = typed("zq-card-9\n", "erase", "--root", root);
        var both = Call.of("erase", "--root", root, "--file", two.toString());
        var erased = typed("zq-card-7\n", "erase", "--root", root);
        var again = typed("ZQCARD7", "erase", "--root", root);

        assertThat(unknown.code()).isEqualTo(Main.WRONG);
        assertThat(unknown.err()).contains("no learner has this identifier");
        assertThat(both.code()).isEqualTo(Main.WRONG);
        assertThat(both.err())
                .isEqualTo(two + ": has 2 lines that are not blank; write one identifier, on a line of its own."
                        + System.lineSeparator());
        assertThat(erased.code()).isEqualTo(Main.DONE);
        assertThat(erased.err()).contains("WARNING learners who may be the same person and stay: 1.");
        assertThat(erased.out())
                .startsWith("Erasure 1 of ")
                .contains("6 files written anew without the learner", "0 hold the learner");
        assertThat(again.out()).isEqualTo(erased.out());
        assertThat(Call.done("erase", "--root", root, "--resume").out()).isEqualTo("No erasure was cut off.\n");
        assertThat(unknown + " " + both + " " + erased + " " + again)
                .doesNotContainIgnoringCase("zq-card")
                .doesNotContainIgnoringCase("zqcard");
    }
}
