package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
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

    @Test
    void an_unknown_delivery_is_refused() throws IOException, SQLException {
        var county = county("unknown");
        county.ingest(files.frame());

        assertThatThrownBy(() -> county.withdraw("0000", "no such"))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("Delivery '0000' is unknown; 'lastmile status' lists those that are loaded.");
    }
}
