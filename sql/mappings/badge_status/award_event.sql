-- One row per learner, award, event and day.
-- reads: badge_status_badge_status
-- That somebody has looked at a badge or passed it on says nothing of its state: award_use holds it.
select
    learner_id,
    award_id_token as award_key,
    event,
    event_on,
    credential_key,
    partner_key,
    reason,
    'badge_status' as platform,
    delivery_id
from badge_status_badge_status
where learner_id is not null and event not in ('viewed', 'shared')
