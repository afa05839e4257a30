package org.lastmile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The gate must not be empty: what the demo of 5,000 learners shows. */
class DemoTest {
    private static final String BESIDE_FEW = "overview/learners_served/2024/all";
    private static final String TOTALS = "select * from release.cell where publication = 'overview'"
            + " and dimension = 'all' and not starts_with(indicator, 'funnel_') and kind <> 'empty'";

    @Test
    void says_where_to_look() {
        assertThat(Demo.call().out())
                .contains("5,000 invented learners went the whole road.")
                .contains("./lastmile serve --root " + Demo.folder());
    }

    /** Pages tell the newest quarter or year, and quarters one after the other. */
    @Test
    void every_headline_and_every_quarter_is_shown() {
        var hidden = Call.rows(
                Demo.folder(),
                "select cell_id, kind from (" + TOTALS + " qualify period_kind = 'quarter' or rank() over (partition by"
                        + " indicator, period_kind order by period desc) = 1) where kind <> 'shown'");
        var silent = Call.rows(
                Demo.folder(),
                "select indicator, period_kind from release.cell where publication = 'overview' and dimension = 'all'"
                        + " and not starts_with(indicator, 'funnel_') group by all"
                        + " having count(*) filter (where kind = 'shown' or cell_id = '" + BESIDE_FEW + "') < 2");

        assertThat(hidden).isEmpty();
        assertThat(silent).isEmpty();
    }

    /** Four came in the first year, but not at their first entry: of the two numbers one is a range. */
    @Test
    void a_year_before_the_newest_is_a_range_only_beside_a_number_that_would_tell_few_people() {
        var ranges = Call.rows(Demo.folder(), "select cell_id, kind from (" + TOTALS + ") where kind <> 'shown'");

        assertThat(ranges).containsExactly(BESIDE_FEW + ",banded");
    }

    @Test
    void at_least_60_of_100_equity_cells_are_shown() {
        var shares = Call.rows(
                Demo.folder(),
                "select dimension, 100 * count(*) filter (where kind = 'shown') / count(*) >= 60 as is_enough"
                        + " from release.cell where kind <> 'empty'"
                        + " and dimension in ('age_band', 'gender', 'first_language', 'device_at_entry')"
                        + " group by dimension order by dimension");
        var together = Call.rows(
                Demo.folder(),
                "select 100 * count(*) filter (where kind = 'shown') / count(*) >= 60 from release.cell"
                        + " where kind <> 'empty'"
                        + " and dimension in ('age_band', 'gender', 'first_language', 'device_at_entry')");

        assertThat(shares).hasSize(4);
        assertThat(together).containsExactly("true");
    }

    @Test
    void the_newest_funnel_is_shown_step_by_step() {
        var steps = Call.rows(
                Demo.folder(),
                "select indicator, kind from release.cell where starts_with(indicator, 'funnel_')"
                        + " and dimension = 'all' and period_kind = 'quarter' and kind <> 'empty'"
                        + " qualify rank() over (order by period desc) = 1 order by indicator");

        assertThat(steps)
                .containsExactly(
                        "funnel_attended_180d,shown",
                        "funnel_claimed_180d,shown",
                        "funnel_offered_180d,shown",
                        "funnel_registered,shown",
                        "funnel_returned_180d,shown");
    }

    /** Whoever may come back has come; until that was known, 30 who came left 5 to 12 of a group who did not come back. */
    @Test
    void rates_beside_how_many_came_leave_those_who_came_back_and_those_who_did_not_ten_apart() {
        var places = "select rate.cell_id, rate.band_low_pct as low, rate.band_high_pct as high, came.count as came,"
                + " split_part(rate.people_band, '-', 1)::int as least, split_part(rate.people_band, '-', 2)::int as most"
                + " from release.cell as rate join release.cell as came using (publication, period, dimension, level)"
                + " where rate.indicator = 'persistence_return_30d' and rate.people_band like '%-%'"
                + " and came.indicator = 'learners_served' and came.kind = 'shown' and came.count < 1000";
        var tables = "select place.cell_id, back, people - back as other from (" + places + ") as place"
                + " join (select unnest(range(1000)) as people) on people between place.least and least(most, came)"
                + " join (select unnest(range(1000)) as back) on back <= people"
                + " and 100 * back >= low * people and 100 * back < high * people";
        var counted = "select cell_id, max(back) - min(back) as back, max(other) - min(other) as other from (" + tables
                + ") group by cell_id";

        assertThat(Call.rows(Demo.folder(), "select count(*) > 0 from (" + counted + ")"))
                .containsExactly("true");
        assertThat(Call.rows(Demo.folder(), "select cell_id from (" + counted + ") where back < 10 or other < 10"))
                .isEmpty();
    }
}
