-- One row per track, partner and month with sessions, and one for the time before the first of them.
-- reads: core.offering, core.session
with day as (
    select distinct
        offering.track_key,
        offering.partner_key,
        session.held_on,
    from core.session as session
    join core.offering as offering
        on offering.offering_key = session.offering_key
    where session.held_on is not null
),

month as (
    select
        track_key,
        partner_key,
        date_trunc('month', held_on)::date as month_on,
        list(held_on) as held_on,
        min(held_on) as first_on,
    from day
    group by track_key, partner_key, month_on
    union all
    select distinct
        track_key,
        partner_key,
        date '0001-01-01' as month_on,
        []::date[] as held_on,
        null::date as first_on,
    from day
)

select
    track_key,
    partner_key,
    month_on,
    held_on,
    lead(first_on) over (partition by track_key, partner_key order by month_on) as next_on,
from month
