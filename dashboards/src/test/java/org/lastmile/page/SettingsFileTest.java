package org.lastmile.page;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lastmile.contract.WarehouseException;

/** Mistakes in a page file are told with file, line, what was seen and what to write. */
class SettingsFileTest {
    private static final String PAGE =
            """
            title: Overview
            publication: overview
            panels:
              - kind: tiles
                title: At a glance
                indicators: [learners_served]
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "At a glance      ! Now: a glance ! , line 5: is no YAML; correct the line or the one before it (a text"
                        + " with ':' or '#' must stand in quotes).",
                "[learners_served] ! [learners_served ! , line 6: is no YAML; correct the line or the one before it (a"
                        + " text with ':' or '#' must stand in quotes).",
                "[learners_served] ! learners_served ! , line 6, 'panels 1 indicators': what stands there is no list;"
                        + " write it as [a, b].",
                "kind: tiles ! kind: tails ! , line 4, 'panels 1': kind 'tails' is unknown; use one of equity, funnel,"
                        + " sentence, sources, tiles, trend.",
                "kind: tiles ! sort: tiles ! , 'panels 1': key 'kind' is missing; add it.",
                "title: Overview ! title: [Overview] ! , line 1, 'title': what stands there is no single text; write"
                        + " one."
            })
    void a_mistake_is_told_in_our_words(String right, String wrong, String message) throws IOException {
        Files.writeString(folder.resolve("overview.yaml"), PAGE.replace(right, wrong));

        assertThatThrownBy(() -> Pages.of(ReleaseFixture.full().release(), Optional.of(folder)))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("Page file overview.yaml" + message + " dashboards/README.md lists the keys.");
    }
}
