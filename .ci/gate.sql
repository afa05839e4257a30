-- One row per figure of the sealed edition: nothing small, and not empty.
with cell as (
    select
        indicator,
        period_kind,
        dimension,
        kind,
        count,
        "of",
    from release.cell
),

figure as (
    select
        'shown_below_the_minimum' as name,
        count(*) filter (where kind = 'shown' and (count < 10 or "of" < 10 or "of" - count < 10)) as figure,
    from cell
    union all
    select
        'hidden_with_a_number',
        count(*) filter (where kind <> 'shown' and (count is not null or "of" is not null)),
    from cell
    union all
    select
        'started_by_quarter_of',
        sum("of") filter (
            where indicator = 'course_not_withdrawn_started' and dimension = 'all' and period_kind = 'quarter'
        )::bigint,
    from cell
    union all
    select
        'started_by_quarter_count',
        sum(count) filter (
            where indicator = 'course_not_withdrawn_started' and dimension = 'all' and period_kind = 'quarter'
        )::bigint,
    from cell
)

select
    name,
    figure,
from figure
