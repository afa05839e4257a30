package org.lastmile.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lastmile.release.CellValue.Ranged;
import org.lastmile.release.EditionState;
import org.lastmile.release.Release;

class EditionOnPageTest {
    @Test
    void a_count_in_a_range_stands_as_a_range_on_tile_table_and_file() {
        var release = ReleaseFixture.full()
                .with("learners_served/2026Q3/all", new Ranged(1200, 1399))
                .release();

        assertThat(PagesTest.tile(release, "learners_served"))
                .contains("1,200–1,399")
                .contains("a range of learners");
        assertThat(PagesTest.page(release)).contains("<td class=\"banded\">1,200–1,399</td>");
    }

    @Test
    void a_draft_says_so_and_a_published_edition_does_not() {
        var draft = ReleaseFixture.full().release();
        var published = new Release(
                draft.edition(), draft.indicators(), draft.cells(), draft.sources(), EditionState.PUBLISHED);

        assertThat(PagesTest.page(draft)).contains("<strong>draft, not published</strong>");
        assertThat(PagesTest.page(published)).doesNotContain("not published");
    }
}
