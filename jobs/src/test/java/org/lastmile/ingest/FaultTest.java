package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lastmile.warehouse.PartnershipFolder;

/**
 * A call that is cut off at any of its stages or commits is completed by the same call: every table then holds the rows
 * of an undisturbed run.
 */
class FaultTest {
    private static final int CUT_OFFS = 50;

    @TempDir
    private static Path place;

    /**
     * One moment of a call.
     *
     * @param call   what is loaded
     * @param wanted the tables after the undisturbed call
     */
    private record CutOff(Moments.Moment moment, List<Path> call, Tables wanted) {}

    private static List<CutOff> cutOffs = List.of();
    private static List<String> stages = List.of();

    @BeforeAll
    static void watch_undisturbed_calls() throws IOException, SQLException {
        var files = CountyFiles.write(place);
        var all = new ArrayList<CutOff>();
        all.addAll(watched("merging", List.of(files.badges()), List.of(files.attendance(), files.intake())));
        all.addAll(watched("adding", List.of(files.frame()), List.of(files.attendance())));
        stages = all.stream().map(cutOff -> cutOff.moment().words()).distinct().toList();
        Collections.shuffle(all, new Random(CUT_OFFS));
        cutOffs = List.copyOf(all.subList(0, Math.min(CUT_OFFS, all.size())));
    }

    /** All moments of the second of two calls. */
    private static List<CutOff> watched(String name, List<Path> before, List<Path> call)
            throws IOException, SQLException {
        var county = County.in(place.resolve(name));
        var root = county.folder().root();
        county.ingest(new Silence(), before);

        try (var moments = Moments.watch(root, place.resolve(name + "-moments"))) {
            county.ingest(moments, call);
            var wanted = Tables.of(county);
            return moments.all().stream()
                    .map(moment -> new CutOff(moment, call, wanted))
                    .toList();
        }
    }

    static Stream<Integer> seeds() {
        return IntStream.range(0, CUT_OFFS).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_same_call_again_gives_the_tables_of_an_undisturbed_run(int number) throws IOException, SQLException {
        var cutOff = cutOffs.get(number);
        var county = new County(new PartnershipFolder(cutOff.moment().copy()));

        county.ingest(new Silence(), cutOff.call());

        assertThat(Tables.of(county)).as(cutOff.moment().words()).isEqualTo(cutOff.wanted());
        assertThat(county.folder().warehouse().resolve(".unfinished")).doesNotExist();
    }

    @Test
    void a_moment_before_the_last_commit_shows_the_tables_of_an_unfinished_run() throws IOException, SQLException {
        var unlike = 0;

        for (var cutOff : cutOffs) {
            var county = new County(new PartnershipFolder(cutOff.moment().copy()));
            unlike += Tables.of(county).equals(cutOff.wanted()) ? 0 : 1;
        }

        assertThat(stages)
                .anyMatch(words -> words.startsWith("loading tables"))
                .anyMatch(words -> words.startsWith("conforming"))
                .contains("committing");
        assertThat(unlike).isGreaterThan(CUT_OFFS / 2);
    }
}
