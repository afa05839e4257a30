package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.contract.IdentifierKind;
import org.lastmile.erasure.Erasure;
import org.lastmile.erasure.Receipt;

/** A file that is read in parts gives the tables of one that is read whole. */
class LargeFileTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 30);
    private static final int ROWS = 600;
    private static final int PART_BYTES = 4_000;

    @TempDir
    private Path place;

    @Test
    void parts_give_the_rows_reasons_and_report_of_the_whole_file() throws IOException, SQLException {
        var file = CountyFiles.write(place.resolve("attendance.csv"), attendances());
        var whole = County.in(place.resolve("whole"));
        var parted = County.in(place.resolve("parted"));

        var expected = whole.ingest(file);
        var reports = new Ingest(parted.folder(), TestSpark::context, inParts(), new Silence()).load(List.of(file));

        assertThat(Files.size(file)).isGreaterThan(5 * PART_BYTES);
        assertThat(reports).isEqualTo(expected);
        assertThat(reports.get(0).rules())
                .isEqualTo(Map.of("attendance: duplicate_key", 60L, "attendance: not_a_date", 6L));
        assertThat(Tables.of(parted)).isEqualTo(Tables.of(whole));
    }

    /** Rows whose key may have come before stand in files of their own. */
    @Test
    void rotation_and_erasure_leave_of_a_file_in_parts_what_they_leave_of_the_whole() throws IOException, SQLException {
        var file = CountyFiles.write(place.resolve("attendance.csv"), attendances());
        var whole = County.in(place.resolve("whole"));
        var parted = County.in(place.resolve("parted"));
        whole.ingest(file);
        new Ingest(parted.folder(), TestSpark::context, inParts(), new Silence()).load(List.of(file));
        var attendance = parted.folder().table("source", "program_attendance_attendance");
        assertThat(Folders.list(onlyFolder(attendance))).anyMatch(LoadTask::isAgain);

        for (var county : List.of(parted, whole)) {
            for (var card : List.of("card-10", "card-11")) {
                assertThat(erase(county, card)).satisfies(receipt -> {
                    assertThat(receipt.filesRewritten()).isPositive();
                    assertThat(receipt.filesFound()).isZero();
                });
            }
        }

        assertThat(Tables.of(parted)).isEqualTo(Tables.of(whole));
        new KeyRotation(whole.folder(), new Silence()).run();
        Files.copy(
                whole.folder().tokenKey(), WarehouseLock.nextKey(parted.folder()), StandardCopyOption.COPY_ATTRIBUTES);
        new KeyRotation(parted.folder(), new Silence()).run();
        assertThat(Tables.of(parted)).isEqualTo(Tables.of(whole));
    }

    private static Path onlyFolder(Path table) throws IOException {
        return Folders.list(table).stream()
                .filter(path -> path.getFileName().toString().startsWith("d-"))
                .findFirst()
                .orElseThrow();
    }

    private static Receipt erase(County county, String card) throws IOException, SQLException {
        return new Erasure(county.folder(), TODAY, new Silence()).byIdentifier(IdentifierKind.CARD, card);
    }

    private static Ingest.Settings inParts() {
        return new Ingest.Settings(3, Declared.days(County.FIRST_DAY, TODAY), TODAY, PART_BYTES);
    }

    /** Every tenth key stands once more in a later part, with other hours; some days are none. */
    private static String[] attendances() {
        var lines = new ArrayList<>(List.of(CountyFiles.ATTENDANCE));

        for (var row = 0; row < ROWS; row++) {
            lines.add("cedar,s" + row % 7 + ",card-" + row + (row % 100 == 3 ? ",2026-02-30" : ",2026-01-05")
                    + ",2,attended");
        }

        for (var row = 0; row < ROWS; row += 10) {
            lines.add("cedar,s" + row % 7 + ",card-" + row + ",2026-01-06,1,attended");
        }

        return lines.toArray(String[]::new);
    }
}
