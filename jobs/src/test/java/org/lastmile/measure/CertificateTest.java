package org.lastmile.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.publish.EditionProof;
import org.lastmile.release.EditionFolder;

/** The certificate that is sealed with an edition. */
class CertificateTest {
    @TempDir
    private Path root;

    /** 4 and 7 learners of two hidden partners, or 6 and 5. */
    @Test
    void says_nothing_of_the_truth_other_people_behind_the_same_cells_have_the_same_one() throws Exception {
        var one = edition(root.resolve("one"), 4, 7);
        var other = edition(root.resolve("other"), 6, 5);

        assertThat(EditionFolder.read(other).cells())
                .isEqualTo(EditionFolder.read(one).cells());
        assertThat(truths("one")).isNotEqualTo(truths("other"));
        assertThat(other.resolve("certificate.json")).hasSameBinaryContentAs(one.resolve("certificate.json"));
        assertThat(EditionProof.verdict(EditionFolder.read(one), EditionFolder.certificate(one))
                        .problems())
                .isEmpty();
    }

    /** The year is hidden, because it would tell the 3 who came late, and the group totals are of more people. */
    @Test
    void holds_for_later_editions_with_what_came_late() throws Exception {
        try (var world = new MeasuredWorld(root)) {
            world.come(40, "north", "2025Q1").come(50, "north", "2025Q2").observed("north", "2025-06-30");
            world.release("2025Q2");
            world.come(3, "north", "2025Q1").observed("north", "2025-12-31");

            var later = world.release("2025Q4");

            assertThat(EditionProof.verdict(later.release(), EditionFolder.certificate(later.sealed()))
                            .problems())
                    .isEmpty();
        }
    }

    private static Path edition(Path folder, int south, int west) throws Exception {
        try (var world = new MeasuredWorld(folder)) {
            world.come(80, "north", "2025Q1")
                    .come(90, "east", "2025Q1")
                    .come(south, "south", "2025Q1")
                    .come(west, "west", "2025Q1");
            for (var partner : new String[] {"north", "east", "south", "west"}) {
                world.observed(partner, "2025-12-31");
            }

            return world.release("2025Q4").sealed();
        }
    }

    private String truths(String name) throws Exception {
        return Files.readString(root.resolve(name).resolve("warehouse/ledger/2025Q4-1.jsonl"));
    }
}
