-- one row: how many points fewer first offers are claimed within 30 days without a device than with one's own
with
device as (
    select
        email,
        min_by(value, observed_on) as device_at_entry
    from learner_intake
    where attribute = 'device_at_entry' and status = 'stated'
    group by email
),
offer as (
    select
        email,
        min(event_on) filter (where event = 'offered') as offered_on,
        min(event_on) filter (where event = 'accepted') as claimed_on
    from badge_status
    group by email
),
claim as (
    select
        device.device_at_entry,
        case when offer.claimed_on <= offer.offered_on + interval 30 days then 100.0 else 0.0 end as claimed_pct
    from offer
    join device on device.email = offer.email
)
select
    avg(claimed_pct) filter (where device_at_entry = 'own device')
        - avg(claimed_pct) filter (where device_at_entry = 'no device') as gap_points
from claim
