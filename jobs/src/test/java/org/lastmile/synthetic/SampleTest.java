package org.lastmile.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTest {
    private static final Path SAMPLES = Path.of(System.getProperty("lastmile.home"), "data-contracts", "samples");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agreements",
                "badge_status",
                "consents",
                "costs",
                "credential_catalogue",
                "evidence_reviews",
                "grants",
                "learner_intake",
                "navigator_visits",
                "next_steps",
                "offerings",
                "partners",
                "program_attendance",
                "service_hours",
                "survey_responses",
                "targets",
                "tracks"
            })
    void follows_its_contract(String source) throws IOException {
        var folder = SAMPLES.resolve(source);

        var fileNames = Conformance.fileNames(source);

        for (var fileName : fileNames) {
            var firstLine = Files.readAllLines(folder.resolve(fileName)).get(0);
            var there = List.of(firstLine.split(","));
            assertThat(there).isEqualTo(Conformance.header(source, fileName, there));
        }
        assertThat(Conformance.problems(source, folder)).isEmpty();
    }
}
