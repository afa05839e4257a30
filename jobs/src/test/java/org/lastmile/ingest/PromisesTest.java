package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.contract.Shelf;
import org.lastmile.contract.WarehouseException;
import org.lastmile.warehouse.Coverage;
import org.lastmile.warehouse.Quality;
import org.lastmile.warehouse.Registry;

/** What a contract promises of whole deliveries: a broken promise is warned of or refused, as the contract says. */
class PromisesTest {
    private static final Declared DAYS = Declared.days(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 31));
    private static final String HEADER = "partner_key,card_number,module_key,taken_on,score";

    private static final String TOO_FEW =
            "now.csv: table 'result' of assessments has 1 good rows, 33.3 % of the 3 before;"
                    + " the contract expects at least 80 %. Deliver the whole file, or change the check in the contract.";

    @TempDir
    private Path place;

    /** Assessments of which a delivery must have 80 % of the rows before, and no score twice. */
    private static void promise(County county, String severity) throws IOException {
        var contract = Shelf.open("lastmile/sources", ".odcs.yaml", Optional.empty())
                .text("assessments.odcs.yaml")
                .replace(
                        "    physicalName: assessments.csv\n",
                        """
                            physicalName: assessments.csv
                            quality:
                              - metric: rowCount
                                mustBeGreaterOrEqualTo: 80
                                unit: percent
                                severity: %s
                        """
                                .formatted(severity))
                .replace("      - name: score\n", "      - name: score\n        unique: true\n");
        var folder = Files.createDirectories(county.folder().overrides("contracts"));
        Files.writeString(folder.resolve("assessments.odcs.yaml"), contract);
    }

    @Test
    void a_delivery_of_too_few_rows_is_refused_or_warned_of() throws IOException, SQLException {
        var county = County.in(place.resolve("county"));
        var before = CountyFiles.write(
                place.resolve("before.csv"),
                HEADER,
                "cedar,card-1,basics,2026-02-01,80",
                "cedar,card-2,basics,2026-02-03,70",
                "cedar,card-3,basics,2026-02-03,60",
                "cedar,card-4,basics,2026-02-03,60",
                "hilltop,card-5,basics,2026-02-04,50");
        var now = CountyFiles.write(place.resolve("now.csv"), HEADER, "cedar,card-1,basics,2026-02-01,80");
        promise(county, "error");
        var first = county.ingest(DAYS, before);

        assertThatThrownBy(() -> county.ingest(DAYS, now))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(TOO_FEW + "\nNothing was loaded.");
        promise(county, "warning");
        var warned = county.ingest(DAYS, now).get(0);

        assertThat(first.get(0).rules()).isEqualTo(Map.of("result: duplicate_value", 1L));
        assertThat(first.get(0).warnings()).isEmpty();
        assertThat(warned.warnings()).containsExactly(TOO_FEW);
        assertThat(Quality.all(county.folder(), Registry.read(county.folder())))
                .filteredOn(part -> part.kind() == Quality.Kind.WARNED)
                .isEqualTo(List.of(new Quality(
                        warned.deliveryId(), "assessments", "result", Quality.Kind.WARNED, "", "row_count", 1)));
    }

    @Test
    void a_snapshot_that_may_be_older_is_refused_until_somebody_says_its_day() throws IOException, SQLException {
        var county = County.in(place.resolve("older"));
        var march = CountyFiles.write(place.resolve("march.csv"), HEADER, "cedar,card-1,basics,2026-03-30,80");
        var february = CountyFiles.write(place.resolve("february.csv"), HEADER, "cedar,card-2,basics,2026-02-27,70");
        county.ingest(Declared.nothing(), march);

        assertThatThrownBy(() -> county.ingest(Declared.nothing(), february))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("february.csv: the newest row of this snapshot of assessments is of 2026-02-27, but one"
                        + " through 2026-03-30 is loaded. Which of the two is newer decides what is closed: say with"
                        + " --observed-through through which day this one goes.\nNothing was loaded.");
        assertThat(county.answer("select attempted_on::varchar from core.assessment"))
                .containsExactly("2026-03-30");
        assertThat(Registry.read(county.folder()).coverages())
                .containsExactly(new Coverage(
                        "assessments", "cedar", LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 30), true, true));
    }

    @Test
    void the_same_facts_exported_anew_count_once() throws IOException, SQLException {
        var county = County.in(place.resolve("anew"));
        var files = CountyFiles.write(place);
        var results = CountyFiles.write(
                place.resolve("results.csv"),
                HEADER + ",taken_at",
                "cedar,card-1,basics,2026-02-01,80,2026-02-01T10:00:00Z",
                "cedar,card-1,basics,2026-02-01,80,2026-02-01T10:00:00Z");
        county.ingest(files.attendance(), files.badges(), files.steps(), results);
        var before = county.core();

        // Other bytes, another order, rows that stand twice: no fact is new.
        var again = List.of(files.attendance().resolve("attendance.csv"), files.badges(), files.steps(), results);

        Files.createDirectories(place.resolve("again"));

        for (var file : again) {
            var lines = new java.util.ArrayList<>(Files.readAllLines(file));
            lines.add(1, lines.remove(lines.size() - 1));
            lines.add(lines.get(1));
            Files.write(place.resolve("again/" + file.getFileName()), lines);
        }

        var reports = county.ingest(place.resolve("again"));

        assertThat(reports).hasSize(4).allMatch(DeliveryReport::isNew);
        assertThat(before.get("assessment")).hasSize(1);
        assertThat(before.get("attendance")).hasSize(4);
        assertThat(before.get("award_event")).hasSize(3);
        assertThat(before.get("next_step")).hasSize(2);
        assertThat(county.core()).isEqualTo(before);
    }
}
