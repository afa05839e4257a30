-- %% [markdown]
-- # Who claims a credential late, and by how much?
--
-- A learner is *in time* who claims the first offered credential within 30 days. Everybody else who was offered one is
-- late or never claims. A gap between groups shows where the last mile is longest; it does not say why.
--
-- > **How to read protected cells.** A cell marked *hidden so that nobody is exposed* is hidden because it, or another
-- > cell that it would give away, is about too few people. It is not 0, it may be large, and it must not be filled in,
-- > estimated or worked out from its neighbours. A range such as *between 80 % and 100 %* is all that may be said. Rows
-- > without a value are left out of no total: the totals count everybody.

-- %% [markdown]
-- ## Over time
-- All learners, by the quarter of the offer, with the range that chance alone allows in 95 of 100 cases. A quarter is
-- shown once everybody in it has had the 30 days.

-- %% Learners who claim within 30 days, by quarter of the offer
select
    period as quarter,
    pct as in_time_pct,
    interval_low_pct as from_pct,
    interval_high_pct as to_pct,
    of as learners,
    label as reading,
from release.cell
where indicator = 'first_claim_rate_30d'
    and period_kind = 'quarter'
    and dimension = 'all'
qualify row_number() over (partition by period order by publication) = 1
order by period

-- %% [markdown]
-- ## Each group against all others
-- The gap is the rate of all other learners minus the rate of the group, in points: above 0, the group claims late more
-- often. Its range is Newcombe's (method 10); *beyond chance* says that the range does not hold 0. With many groups one in
-- twenty looks so by chance alone. *To catch up* is the number of learners of the group who would have had to claim in
-- time for the rate of the others.

-- %% Gap in claims within 30 days, by year and group, widest first
with claim as (
    select *
    from release.cell
    where indicator = 'first_claim_rate_30d'
        and period_kind = 'year'
),

pair as (
    select
        grouped.cell_id,
        grouped.period,
        grouped.dimension,
        grouped.level,
        grouped.label,
        grouped.count as group_count,
        grouped.of as group_of,
        total.count - grouped.count as others_count,
        total.of - grouped.of as others_of,
    from claim as grouped
    left join claim as total
        on total.publication = grouped.publication
        and total.period = grouped.period
        and total.dimension = 'all'
    where grouped.dimension not in ('all', 'partner_key', 'track_key')
    qualify row_number() over (
        partition by grouped.period, grouped.dimension, grouped.level
        order by grouped.publication
    ) = 1
),

share as (
    select
        *,
        group_count / group_of as g,
        others_count / nullif(others_of, 0) as o,
        1.959963984540054 as z,
    from pair
),

wilson as (
    select
        *,
        (g + z * z / (2 * group_of)) / (1 + z * z / group_of) as g_middle,
        z * sqrt(g * (1 - g) / group_of + z * z / (4 * group_of * group_of)) / (1 + z * z / group_of) as g_half,
        (o + z * z / (2 * others_of)) / (1 + z * z / others_of) as o_middle,
        z * sqrt(o * (1 - o) / others_of + z * z / (4 * others_of * others_of)) / (1 + z * z / others_of) as o_half,
    from share
),

gap as (
    select
        *,
        o - g as d,
        sqrt(power(o - (o_middle - o_half), 2) + power(g_middle + g_half - g, 2)) as below,
        sqrt(power(o_middle + o_half - o, 2) + power(g - (g_middle - g_half), 2)) as above,
    from wilson
)

select
    period as year,
    dimension,
    level,
    round(100 * g, 1) as in_time_pct,
    round(100 * o, 1) as all_others_pct,
    round(100 * d, 1) as gap_points,
    round(100 * (d - below), 1) as gap_from,
    round(100 * (d + above), 1) as gap_to,
    case
        when d - below > 0 or d + above < 0 then 'beyond chance'
        when d is not null then 'within chance'
    end as verdict,
    group_of as learners,
    group_of - group_count as late_or_never,
    case
        when d > 0
            -- Whole numbers only: the quotient of two counts, rounded up.
            then (group_of * others_count - group_count * others_of + others_of - 1) // others_of
    end as to_catch_up,
    label as reading,
from gap
order by year desc, dimension, gap_points desc nulls last, level

-- %% [markdown]
-- ## What cannot be said
-- How many of the cells behind this page are shown, are a range, or are protected. Where much is protected, longer periods
-- or fewer, larger groups would say more.

-- %% Cells of this question by kind
select
    dimension,
    count(*) filter (where kind = 'shown') as shown,
    count(*) filter (where kind = 'banded') as as_a_range,
    count(*) filter (where kind = 'protected') as protected,
    count(*) filter (where kind = 'empty') as empty,
from release.cell
where indicator = 'first_claim_rate_30d'
group by dimension
order by dimension
