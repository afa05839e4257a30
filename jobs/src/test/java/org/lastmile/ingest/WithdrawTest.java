package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.contract.WarehouseException;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;

/** A delivery that was taken back leaves the warehouse as if it had never come. */
class WithdrawTest {
    @TempDir
    private Path place;

    private CountyFiles files;

    @BeforeEach
    void write_deliveries() throws IOException {
        files = CountyFiles.write(place);
    }

    private County county(String name) throws IOException {
        return County.in(place.resolve(name));
    }

    /** What would be had nothing come since. */
    private County copy(County county, String name) throws IOException {
        Moments.copy(county.folder().root(), place.resolve(name));
        return new County(new PartnershipFolder(place.resolve(name)));
    }

    private static String id(List<DeliveryReport> reports, String source) {
        return reports.stream()
                .filter(report -> report.source().equals(source))
                .findFirst()
                .orElseThrow()
                .deliveryId();
    }

    private static void assertSame(County county, County other) throws IOException, SQLException {
        county.build();
        other.build();
        assertThat(county.core()).isEqualTo(other.core());
        assertThat(county.zone("mart")).isEqualTo(other.zone("mart"));
        assertThat(county.zone("measure")).isEqualTo(other.zone("measure"));
    }

    @Test
    void what_was_taken_back_is_in_no_table_and_no_file() throws IOException, SQLException {
        var county = county("taken-back");
        county.ingest(files.frame(), files.attendance());
        var never = copy(county, "never");
        never.ingest(files.badges());
        var intake = id(county.ingest(files.intake()), "learner_intake");
        county.ingest(files.badges());

        county.withdraw(intake, "sent by mistake");

        assertSame(county, never);
        assertThat(county.sizes("source").entrySet())
                .filteredOn(table -> table.getKey().startsWith("learner_intake"))
                .singleElement()
                .satisfies(table -> assertThat(table.getValue()).isZero());
        assertThat(Registry.read(county.folder()).withdrawals()).singleElement().satisfies(withdrawal -> {
            assertThat(withdrawal.deliveryId()).isEqualTo(intake);
            assertThat(withdrawal.reason()).isEqualTo("sent by mistake");
        });

        try (var walk = Files.walk(county.folder().warehouse())) {
            assertThat(walk.filter(path -> path.toString().contains("d-" + intake)))
                    .isEmpty();
        }
    }

    @Test
    void links_between_learners_that_only_it_knew_are_cut() throws IOException, SQLException {
        var county = county("linked");
        county.ingest(files.frame(), files.badges());
        county.ingest(files.attendance());
        var never = copy(county, "never");
        var intake = id(county.ingest(files.intake()), "learner_intake");
        assertThat(county.core().get("award_event")).isNotEqualTo(never.core().get("award_event"));

        county.withdraw(intake, "wrong e-mail addresses");

        assertSame(county, never);
    }

    @Test
    void the_same_bytes_may_come_again() throws IOException, SQLException {
        var county = county("again");
        county.ingest(files.frame(), files.badges());
        var reports = county.ingest(files.attendance(), files.intake());
        var once = copy(county, "once");

        for (var times = 1; times <= 2; times++) {
            county.withdraw(id(reports, "program_attendance"), "twice");
            county.withdraw(id(reports, "learner_intake"), "twice");
            assertThat(county.ingest(files.attendance(), files.intake())).allMatch(DeliveryReport::isNew);
        }

        assertSame(county, once);
        assertThat(county.sizes("source").get("program_attendance_attendance"))
                .isEqualTo(once.sizes("source").get("program_attendance_attendance"));
    }

    /** Rows that nobody reads again until core tables are made anew would be missed late. */
    @Test
    void other_deliveries_of_its_source_keep_their_rows_and_their_reasons() throws IOException, SQLException {
        var county = county("others");
        county.ingest(files.frame(), files.attendance());
        county.ingest(badRow("bad.csv", "card-4"));
        var never = copy(county, "never");
        var second = id(county.ingest(badRow("second.csv", "card-5")), "program_attendance");

        county.withdraw(second, "sent by mistake");

        assertThat(county.zone("source").get("quarantine")).hasSize(1);
        assertThat(rowsOf(county)).isEqualTo(rowsOf(never));
        assertThat(county.ingest(badRow("second.csv", "card-5"))).allMatch(DeliveryReport::isNew);
        never.ingest(badRow("second.csv", "card-5"));
        assertThat(rowsOf(county)).isEqualTo(rowsOf(never));
        // Another intake joins learners, so that core tables are made anew from source tables.
        county.ingest(files.intake());
        never.ingest(files.intake());
        assertSame(county, never);
    }

    private Path badRow(String name, String card) throws IOException {
        return CountyFiles.write(
                place.resolve(name),
                CountyFiles.ATTENDANCE,
                "cedar,s1," + card + ",2026-01-05,2,attended",
                "cedar,s2," + card + ",2026-01-12,2,perhaps");
    }

    /** Source tables that hold what partners have sent. */
    private static Map<String, List<String>> rowsOf(County county) throws IOException, SQLException {
        var rows = county.zone("source");
        rows.keySet()
                .retainAll(List.of("program_attendance_attendance", "program_attendance_registration", "quarantine"));
        return rows;
    }

    @Test
    void a_withdrawal_that_was_cut_off_once_or_twice_is_completed_by_the_same_call() throws IOException, SQLException {
        var county = county("cut-off");
        county.ingest(files.frame(), files.attendance());
        county.ingest(badRow("bad.csv", "card-4"));
        var second = id(county.ingest(badRow("second.csv", "card-5")), "program_attendance");
        var before = copy(county, "before");
        county.withdraw(second, "a test");
        var number = 0;

        for (var once : moments(before, second, "once")) {
            for (var twice : everyThird(moments(copy(once, "once-" + number), second, "twice-" + number++))) {
                twice.withdraw(second, "a test");

                assertThat(Tables.of(twice))
                        .as(twice.folder().root().toString())
                        .isEqualTo(Tables.of(county));
            }
        }

        assertThat(number).isGreaterThan(2);
    }

    /** Written down as withdrawn and still counted: another call would leave it so. */
    @Test
    void no_other_command_writes_until_a_withdrawal_that_was_cut_off_is_completed() throws IOException, SQLException {
        var county = county("refused");
        county.ingest(files.frame(), files.badges());
        var attendance = id(county.ingest(files.attendance()), "program_attendance");
        var other = Registry.read(county.folder()).entries().get(0).deliveryId();
        var halves = new ArrayList<County>();

        for (var moment : allMoments(county, attendance, "killed")) {
            var registry = Registry.read(moment.folder());

            if (registry.holds(attendance) && !registry.withdrawals().isEmpty()) {
                halves.add(moment);
            }
        }

        county.ingest(files.intake());
        assertThat(halves).isNotEmpty();

        for (var half : List.of(halves.get(0), halves.get(halves.size() - 1))) {
            var before = half.versions();

            for (var call : List.<ThrowingCallable>of(
                    () -> half.ingest(files.intake()),
                    () -> half.ingest(files.attendance()),
                    () -> half.withdraw(other, "another"),
                    () -> half.accept(attendance),
                    () -> WarehouseLock.refuseUnfinished(half.folder()))) {
                assertThatThrownBy(call)
                        .isInstanceOf(WarehouseException.class)
                        .hasMessage(half.folder().warehouse() + ": the withdrawal of delivery '" + attendance
                                + "' was cut off; run 'lastmile ingest --withdraw " + attendance
                                + " --reason TEXT', which completes it.");
            }

            assertThat(half.versions()).isEqualTo(before);
            half.withdraw(attendance, "a test");
            half.ingest(files.intake());
            assertThat(Tables.of(half)).isEqualTo(Tables.of(county));
        }
    }

    /** What calls leave that are killed, of which each seventh is looked at. */
    private List<County> moments(County county, String delivery, String name) throws IOException, SQLException {
        var all = allMoments(county, delivery, name);
        return IntStream.range(0, all.size())
                .filter(i -> i % 7 == 6)
                .mapToObj(all::get)
                .toList();
    }

    private List<County> allMoments(County county, String delivery, String name) throws IOException, SQLException {
        try (var watch = Moments.watch(county.folder().root(), place.resolve(name))) {
            new Withdraw(county.folder(), LocalDate.of(2026, 9, 30), watch).run(delivery, "a test");
            return watch.all().stream()
                    .map(moment -> new County(new PartnershipFolder(moment.copy())))
                    .toList();
        }
    }

    private static List<County> everyThird(List<County> all) {
        return IntStream.range(0, all.size())
                .filter(i -> i % 3 == 0)
                .mapToObj(all::get)
                .toList();
    }

    @Test
    void an_unknown_delivery_is_refused() throws IOException, SQLException {
        var county = county("unknown");
        county.ingest(files.frame());

        assertThatThrownBy(() -> county.withdraw("0000", "no such"))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("Delivery '0000' is unknown; 'lastmile status' lists those that are loaded.");
    }
}
