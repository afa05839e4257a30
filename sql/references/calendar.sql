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

-- The days of the month as one number: bit n is the day n days after its first.
month as (
    select
        track_key,
        partner_key,
        date_trunc('month', held_on)::date as month_on,
        bit_or(1 << (day(held_on) - 1)::integer) as days,
        min(held_on) as first_on,
    from day
    group by track_key, partner_key, month_on
    union all
    select distinct
        track_key,
        partner_key,
        date '0001-01-01' as month_on,
        0 as days,
        null::date as first_on,
    from day
)

select
    track_key,
    partner_key,
    month_on,
    days,
    lead(first_on) over (partition by track_key, partner_key order by month_on) as next_on,
from month
