-- One row per learner, award, use and day.
-- reads: badge_status_badge_status
select
    learner_id,
    award_id_token as award_key,
    event as award_use,
    event_on as used_on,
    credential_key,
    partner_key,
    event_count as use_count,
    delivery_id
from badge_status_badge_status
where learner_id is not null and event in ('viewed', 'shared')
