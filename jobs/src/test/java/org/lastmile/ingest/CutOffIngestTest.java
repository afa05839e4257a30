package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.warehouse.PartnerQuality;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Quality;
import org.lastmile.warehouse.Registry;
import org.lastmile.warehouse.TableSnapshot;

/** A call that was cut off between its commits counts for nothing until the same call completes it. */
class CutOffIngestTest {
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

    /** Tables that the first build has committed are made again with the others. */
    @Test
    void a_build_cut_off_between_commits_and_completed_gives_the_same_marts_and_measures()
            throws IOException, SQLException {
        var county = county("built");
        county.ingest(files.frame(), files.attendance(), files.badges(), files.steps(), files.intake());
        var moments = new ArrayList<Moments.Moment>();

        try (var watch = Moments.watch(county.folder().root(), place.resolve("moments"))) {
            county.build(watch);
            moments.addAll(watch.all());
        }

        var halves = new ArrayList<County>();

        for (var moment : moments) {
            var left = new County(new PartnershipFolder(moment.copy()));

            if (!left.sizes("mart").isEmpty() && !left.sizes("measure").equals(county.sizes("measure"))) {
                halves.add(left);
            }
        }

        assertThat(halves).hasSizeGreaterThan(3);

        for (var half : List.of(halves.get(1), halves.get(halves.size() / 2), halves.get(halves.size() - 1))) {
            half.build();

            assertThat(half.zone("mart")).isEqualTo(county.zone("mart"));
            assertThat(half.zone("measure")).isEqualTo(county.zone("measure"));
        }
    }

    @Test
    void a_call_cut_off_between_commits_and_completed_gives_the_same_marts() throws IOException, SQLException {
        var undisturbed = county("undisturbed");
        undisturbed.ingest(files.frame(), files.attendance());
        undisturbed.ingest(files.badges(), files.steps(), files.intake());
        var county = county("cut-off");
        county.ingest(files.frame(), files.attendance());
        var before = commits(county).keySet();
        county.ingest(files.badges(), files.steps(), files.intake());
        cutOff(county, before, 3);

        var reports = county.ingest(files.badges(), files.steps(), files.intake());

        assertThat(reports).hasSize(3).allMatch(DeliveryReport::isNew);
        assertThat(county.core()).isEqualTo(undisturbed.core());
        assertThat(county.zone("source").keySet())
                .isEqualTo(undisturbed.zone("source").keySet());
        assertThat(county.sizes("source")).isEqualTo(undisturbed.sizes("source"));
        assertThat(county.sizes("core")).isEqualTo(undisturbed.sizes("core"));
        assertThat(county.folder().warehouse().resolve(".unfinished")).doesNotExist();
        county.build();
        undisturbed.build();
        assertThat(county.zone("mart")).isEqualTo(undisturbed.zone("mart"));
    }

    @Test
    void a_call_cut_off_and_completed_after_another_loses_nothing() throws IOException, SQLException {
        var undisturbed = county("undisturbed");
        undisturbed.ingest(files.frame());
        undisturbed.ingest(files.intake());
        undisturbed.ingest(files.attendance(), files.badges());
        var county = county("cut-off");
        county.ingest(files.frame());
        var before = commits(county).keySet();
        county.ingest(files.attendance(), files.badges());
        cutOff(county, before, 1);

        county.ingest(files.intake());
        county.ingest(files.attendance(), files.badges());

        assertThat(county.core()).isEqualTo(undisturbed.core());
    }

    /** A table is made by one commit and filled by the next. */
    @Test
    void registers_can_be_read_at_every_moment_of_the_calls_that_make_them() throws IOException, SQLException {
        var county = county("watched");
        var bad = CountyFiles.write(
                place.resolve("bad.csv"),
                CountyFiles.ATTENDANCE,
                "cedar,s1,card-1,2026-01-05,2,attended",
                "cedar,s2,card-1,2026-01-12,2,perhaps");
        var moments = new ArrayList<Moments.Moment>();

        try (var watch = Moments.watch(county.folder().root(), place.resolve("moments"))) {
            var delivery = county.ingest(watch, List.of(bad)).get(0).deliveryId();
            county.accept(delivery);
            county.withdraw(delivery, "a test");
            moments.addAll(watch.all());
        }

        assertThat(moments).hasSizeGreaterThan(30);

        for (var moment : moments) {
            var left = new County(new PartnershipFolder(moment.copy()));
            var registry = Registry.read(left.folder());

            assertThat(left.core().values()).allSatisfy(rows -> assertThat(rows).hasSizeLessThan(2));
            assertThat(Quality.all(left.folder(), registry).isEmpty())
                    .as(moment.words())
                    .isEqualTo(registry.entries().isEmpty());
            assertThat(PartnerQuality.all(left.folder(), registry).isEmpty())
                    .isEqualTo(registry.entries().isEmpty());
        }
    }

    /** Undoes the last commits of a call, as if the process had been killed before them. */
    private static void cutOff(County county, java.util.Set<Path> before, int lost) throws IOException {
        var made = new ArrayList<>(commits(county).entrySet());
        made.removeIf(commit -> before.contains(commit.getKey()));
        made.sort(Map.Entry.<Path, FileTime>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())));

        for (var commit : made.subList(0, lost)) {
            delete(commit.getKey());
        }

        Files.createFile(county.folder().warehouse().resolve(".unfinished"));
    }

    /** A commit with the checksums that stand beside it. */
    private static void delete(Path commit) throws IOException {
        var name = County.name(commit);
        Files.delete(commit);
        Files.deleteIfExists(commit.resolveSibling(name.replace(".json", ".crc")));
        Files.deleteIfExists(commit.resolveSibling("." + name + ".crc"));
    }

    private static Map<Path, FileTime> commits(County county) throws IOException {
        var commits = new TreeMap<Path, FileTime>();

        try (var walk = Files.walk(county.folder().warehouse())) {
            for (var file : walk.filter(path -> path.toString().contains("_delta_log")
                            && path.toString().endsWith(".json"))
                    .toList()) {
                commits.put(file, Files.getLastModifiedTime(file));
            }
        }

        return commits;
    }

    @Test
    void rows_of_a_call_that_was_cut_off_do_not_count() throws IOException, SQLException {
        var county = county("half");
        county.ingest(files.frame());
        var before = commits(county).keySet();
        var core = county.core();
        county.ingest(files.attendance());

        cutOff(county, before, 1);

        assertThat(county.core()).isEqualTo(core);
        assertThat(TableSnapshot.newest(county.folder().table("source", "delivery")))
                .isPresent();
    }
}
