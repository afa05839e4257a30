package org.lastmile.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.contract.WarehouseException;

@NullMarked
final class SiteTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void writes_the_pages_and_the_files_beside_them() {
        var written = Site.write(ReleaseFixture.full().release(), Optional.empty(), folder.resolve("site"));

        assertThat(written.files())
                .containsExactly(
                        Path.of("data/overview-equity-4.csv"),
                        Path.of("data/overview-funnel-3.csv"),
                        Path.of("data/overview-sources-6.csv"),
                        Path.of("data/overview-tiles-2.csv"),
                        Path.of("data/overview-trend-5.csv"),
                        Path.of("index.html"),
                        Path.of("lastmile-site.txt"),
                        Path.of("lastmile.css"));
        assertThat(written.files())
                .allSatisfy(file -> assertThat(written.folder().resolve(file)).isNotEmptyFile());
    }

    @Test
    void replaces_an_older_site_as_a_whole_and_leaves_nothing_beside_it() throws IOException {
        var site = folder.resolve("site");
        Site.write(ReleaseFixture.full().release(), Optional.empty(), site);
        Files.writeString(site.resolve("old.html"), "of an edition before");

        Site.write(ReleaseFixture.full().release(), Optional.empty(), site);

        assertThat(site.resolve("old.html")).doesNotExist();
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(site));
    }

    @Test
    void refuses_a_folder_that_is_not_a_site() throws IOException {
        Files.writeString(folder.resolve("thesis.txt"), "years of work");

        assertThatThrownBy(() -> Site.write(ReleaseFixture.full().release(), Optional.empty(), folder))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("Folder " + folder.toAbsolutePath() + " holds files, but not a site of Lastmile"
                        + " (lastmile-site.txt is missing); nothing was written. Name an empty or a new folder.");
        assertThat(folder.resolve("thesis.txt")).hasContent("years of work");
    }
}
