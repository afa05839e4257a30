package org.lastmile.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastmile.contract.WarehouseException;
import org.lastmile.release.Cell;
import org.lastmile.release.CellValue.Protected;
import org.lastmile.release.CellValue.Shown;
import org.lastmile.release.Release;
import org.lastmile.release.ReleaseQuery;
import org.lastmile.release.SealedFile;
import org.lastmile.release.Views;

// Over 300 lines: what each file of the package says is told by whole lines.
class FunderExportTest {
    private static final Funder FUNDER = new Funder("État & Library Fund", "Ms Ito, ito@example.org");

    @TempDir
    Path folder;

    @Test
    void writes_a_marker_for_every_number_that_is_not_there() throws IOException {
        var out = folder.resolve("package");

        var report = FunderExport.write(SampleRelease.of(SampleRelease.cells()), quarterly(), FUNDER, out);

        assertThat(report)
                .isEqualTo(new FunderExport.Report(
                        out, Map.of("shown", 3L, "banded", 1L, "protected", 2L, "empty", 1L), 2));
        assertThat(Files.readString(out.resolve("cells.csv")))
                .isEqualTo(
                        """
                        edition,publication,indicator,period,period_kind,dimension,level,kind,empty_reason,count,of,pct,interval_low_pct,interval_high_pct,band_low_pct,band_high_pct,people_band,count_low,count_high,coverage,unit,statistic,label,cell_id
                        2026Q3-2,equity,first_claim_rate_30d,2025,year,gender,man,shown,[not applicable],30,120,25.0,18.1,33.4,[not applicable],[not applicable],[not applicable],[not applicable],[not applicable],"",learners,share,shown in full,equity/first_claim_rate_30d/2025/gender=man
                        2026Q3-2,equity,first_claim_rate_30d,2025,year,gender,not stated,protected,[not applicable],[protected],[protected],[protected],[protected],[protected],[not applicable],[not applicable],[not applicable],[not applicable],[not applicable],"",learners,share,hidden so that nobody is exposed,equity/first_claim_rate_30d/2025/gender=not stated
                        2026Q3-2,equity,first_claim_rate_30d,2025,year,gender,other,banded,[not applicable],[banded],[banded],[banded],[banded],[banded],80.0,100.0,21-40,[not applicable],[not applicable],"",learners,share,between 80 % and 100 %,equity/first_claim_rate_30d/2025/gender=other
                        2026Q3-2,overview,first_claim_rate_30d,2026Q3,quarter,all,all,empty,not matured,[not matured],[not matured],[not matured],[not matured],[not matured],[not applicable],[not applicable],[not applicable],[not applicable],[not applicable],"",learners,share,not matured,overview/first_claim_rate_30d/2026Q3/all
                        2026Q3-2,overview,learners_served,2016Q1,quarter,all,all,shown,[not applicable],99,[not applicable],[not applicable],[not applicable],[not applicable],[not applicable],[not applicable],[not applicable],[not applicable],[not applicable],"",learners,count,shown in full,overview/learners_served/2016Q1/all
                        2026Q3-2,overview,learners_served,2025,year,track_key,"'=cmd|'x', ""y\""",protected,[not applicable],[protected],[not applicable],[not applicable],[not applicable],[not applicable],[not applicable],[not applicable],[not applicable],[not applicable],[not applicable],"",learners,count,hidden so that nobody is exposed,"overview/learners_served/2025/track_key==cmd|'x', ""y\"""
                        2026Q3-2,overview,learners_served,2026Q3,quarter,all,all,shown,[not applicable],1204,[not applicable],[not applicable],[not applicable],[not applicable],[not applicable],[not applicable],[not applicable],[not applicable],[not applicable],7 of 9 partners,learners,count,shown in full,overview/learners_served/2026Q3/all
                        """
                                .replace("\n", "\r\n"));
    }

    @Test
    void says_of_each_source_what_the_edition_says_of_it() throws IOException {
        var out = write(SampleRelease.cells());

        assertThat(Files.readString(out.resolve("sources.csv")))
                .isEqualTo(
                        """
                        source,title,known_through,newest_on,lateness,partner_count,late_partner_count,delivery_count,told_delivery_count,row_count,set_aside_count,repaired_count,set_aside_low_pct,set_aside_high_pct,repaired_low_pct,repaired_high_pct,rules,label
                        program_attendance,Program attendance,2026-09-30,2026-10-03,late,3,1,5,4,[protected],[protected],[protected],0,3,4,10,"not_a_date, required",between 0 and 3 of 100 rows
                        survey_responses,Survey responses,2026-09-30,2026-09-30,on time,1,0,1,0,[protected],[protected],[protected],[protected],[protected],[protected],[protected],"",too few rows to say
                        tracks,Tracks,[not applicable],[not applicable],no date promised,0,0,1,1,40,2,0,[not applicable],[not applicable],[not applicable],[not applicable],required,2 of 40 rows
                        """
                                .replace("\n", "\r\n"));
    }

    @Test
    void an_edition_that_says_nothing_of_its_sources_gives_their_column_names() throws IOException {
        var told = SampleRelease.of(SampleRelease.cells());
        var silent = new Release(told.edition(), told.indicators(), told.cells());

        var out = FunderExport.write(silent, quarterly(), FUNDER, folder.resolve("package"))
                .folder();

        assertThat(Files.readString(out.resolve("sources.csv")))
                .startsWith("source,title,known_through,")
                .endsWith(",rules,label\r\n")
                .hasLineCount(1);
    }

    @Test
    void every_column_of_every_file_is_in_the_dictionary() throws IOException {
        var out = write(SampleRelease.cells());
        var words = rows(out.resolve("data_dictionary.csv")).stream()
                .map(row -> row.getField("about") + " " + row.getField("name"))
                .toList();

        for (var table : List.of("cells", "indicators", "sources")) {
            assertThat(words)
                    .containsAll(rows(out.resolve(table + ".csv")).get(0).getHeader().stream()
                            .map(name -> "column of " + table + " " + name)
                            .toList());
        }
    }

    @Test
    void parquet_has_null_beside_the_kind() {
        var out = write(SampleRelease.cells());

        try (var query = ReleaseQuery.open(new Views(
                Map.of("export.cell", "from read_parquet('" + out.resolve("cells.parquet") + "')"), List.of(out)))) {
            assertThat(query.query(
                                    "select kind, label, count, pct from export.cell where kind <> 'shown' order by cell_id")
                            .rows())
                    .extracting(Object::toString)
                    .containsExactly(
                            "[protected, hidden so that nobody is exposed, null, null]",
                            "[banded, between 80 % and 100 %, null, null]",
                            "[empty, not matured, null, null]",
                            "[protected, hidden so that nobody is exposed, null, null]");
        }
    }

    @Test
    void descriptor_is_a_valid_data_package_and_tells_sizes_and_hashes() throws IOException {
        var out = write(SampleRelease.cells());
        var descriptor = descriptor(out);

        for (var resource : descriptor.path("resources")) {
            var file = out.resolve(resource.path("path").asText());
            assertThat(resource.path("bytes").asLong()).isEqualTo(Files.size(file));
            assertThat(resource.path("hash").asText()).isEqualTo("sha256:" + SealedFile.sha256(file));
        }

        assertThat(problems("frictionless-datapackage-2.0.json", descriptor)).isEmpty();
        var cells = descriptor.path("resources").path(0);
        assertThat(problems("frictionless-dataresource-2.0.json", cells)).isEmpty();
        assertThat(problems("frictionless-tabledialect-2.0.json", cells.path("dialect")))
                .isEmpty();
        assertThat(problems("frictionless-tableschema-2.0.json", cells.path("schema")))
                .isEmpty();
        assertThat(cells.at("/schema/missingValues/0"))
                .isEqualTo(new ObjectMapper()
                        .createObjectNode()
                        .put("value", "[protected]")
                        .put("label", "hidden so that nobody is exposed"));
    }

    @Test
    void every_csv_file_has_the_fields_of_its_schema() throws IOException {
        var out = write(SampleRelease.cells());

        for (var resource : descriptor(out).path("resources")) {
            if (resource.path("type").asText().equals("table")) {
                var names = new ArrayList<String>();
                resource.at("/schema/fields")
                        .forEach(field -> names.add(field.path("name").asText()));
                assertThat(rows(out.resolve(resource.path("path").asText()))
                                .get(0)
                                .getHeader())
                        .containsExactlyElementsOf(names);
            }
        }
    }

    @Test
    void readme_speaks_plainly_and_has_no_open_slot() throws IOException {
        var readme = Files.readString(write(SampleRelease.cells()).resolve("README.md"));

        assertThat(readme)
                .contains("# Outcomes of Rivière & Sons Library, 2026Q3\n")
                .contains(
                        "Made for État & Library Fund by Rivière & Sons Library, from edition 2026Q3-2 of 2026-11-20.")
                .contains(
                        "| protected | 2 | Hidden so that nobody is exposed. The number may be large or small. It is not 0. |")
                .contains("| [protected] | hidden so that nobody is exposed |")
                .contains("No number about fewer than 10\npeople is shown")
                .contains("Questions about this package: Ms Ito, ito@example.org.")
                .doesNotContainPattern("\\{[a-z_]+}");
    }

    @Test
    void same_release_gives_the_same_bytes_and_replaces_an_older_package() throws IOException {
        var first = hashes(write(SampleRelease.cells()));
        var other = hashes(write(SampleRelease.cells().subList(0, 3)));
        var again = hashes(write(SampleRelease.cells()));

        assertThat(again).isEqualTo(first).isNotEqualTo(other);
        assertThat(folder).isDirectoryNotContaining(file -> !file.endsWith("package"));
    }

    @Test
    void overwrites_no_folder_of_somebody_else() throws IOException {
        var foreign = Files.createDirectories(folder.resolve("package"));
        Files.writeString(foreign.resolve("cells.csv"), "mine");

        assertThatThrownBy(() -> write(SampleRelease.cells()))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(foreign + " holds files that are no package of Lastmile, and nothing is overwritten; name a"
                        + " folder that is empty or does not exist.");
        assertThat(foreign.resolve("cells.csv")).hasContent("mine");
        assertThat(folder).isDirectoryNotContaining(file -> !file.endsWith("package"));
    }

    @Test
    void leaves_an_older_package_with_somebodys_notes_alone() throws IOException {
        var out = write(SampleRelease.cells());
        var notes = Files.writeString(out.resolve("notes.txt"), "mine");

        assertThatThrownBy(() -> write(SampleRelease.cells())).isInstanceOf(WarehouseException.class);
        assertThat(notes).hasContent("mine");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void no_hidden_count_is_in_any_file(long seed) throws IOException {
        var random = new Random(seed);
        var hidden = new ArrayList<String>();
        var cells = new ArrayList<Cell>(SampleRelease.cells());

        for (int i = 0; i < 200; i++) {
            // Counts of nine digits, so that none can stand anywhere by chance.
            var count = 100_000_000L + random.nextInt(800_000_000);
            var isHidden = random.nextBoolean();
            cells.add(SampleRelease.cell(
                    "overview/learners_served/2025/partner_key=p" + i,
                    isHidden ? new Protected() : new Shown(count, null)));

            if (isHidden) {
                hidden.add(Long.toString(count));
            }
        }

        var out = write(cells);

        for (var name : hashes(out).keySet()) {
            assertThat(Files.readString(out.resolve(name), StandardCharsets.ISO_8859_1))
                    .doesNotContain(hidden);
        }

        assertThat(rows(out.resolve("cells.csv")).stream()
                        .filter(row -> row.getField("kind").equals("protected"))
                        .map(row -> row.getField("count")))
                .hasSize(hidden.size() + 2)
                .containsOnly("[protected]");
    }

    @Test
    void makes_an_address_of_a_funders_name() {
        assertThat(FUNDER.slug()).isEqualTo("etat-library-fund");
        assertThat(new Funder("図書館", "x").slug()).isEqualTo("funder");
        assertThatThrownBy(() -> new Funder(" ", "x"))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("The funder has no name; give it one, for example --funder \"State Library\".");
    }

    private Path write(List<Cell> cells) {
        return FunderExport.write(SampleRelease.of(cells), quarterly(), FUNDER, folder.resolve("package"))
                .folder();
    }

    private ExportLayout quarterly() {
        return ExportLayout.named("quarterly", folder.resolve("nothing_here"));
    }

    private static JsonNode descriptor(Path out) throws IOException {
        return new ObjectMapper().readTree(out.resolve("datapackage.json").toFile());
    }

    private static List<NamedCsvRecord> rows(Path file) throws IOException {
        try (var reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            return reader.stream().toList();
        }
    }

    private static Map<String, String> hashes(Path out) throws IOException {
        var hashes = new TreeMap<String, String>();

        try (var files = Files.list(out)) {
            for (var file : files.toList()) {
                hashes.put(file.getFileName().toString(), SealedFile.sha256(file));
            }
        }

        return hashes;
    }

    private static List<String> problems(String schema, JsonNode node) throws IOException {
        var validator = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(
                        new ObjectMapper().readTree(shared("schemas/" + schema).toFile()));
        return validator.validate(node).stream().map(Object::toString).toList();
    }

    private static Path shared(String name) {
        var own = System.getenv("LASTMILE_SHARED");
        var home = Path.of(Objects.requireNonNull(System.getProperty("lastmile.home"), "lastmile.home"));
        var file = (own == null ? home.resolve("../shared") : Path.of(own)).resolve(name);
        assumeTrue(
                Files.exists(file) || "true".equals(System.getenv("CI")),
                "Skipped: the schemas of ../shared are not here, looked for " + file);
        return file;
    }
}
