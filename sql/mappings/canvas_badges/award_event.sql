-- One row per learner, award, event and day.
-- reads: canvas_badges_assertion
-- The platform tells no day of a claim: its awards are no offers, of which a share without a claim would be computed.
select
    learner_id,
    award_id_token as award_key,
    'awarded' as event,
    awarded_on as event_on,
    credential_key,
    cast(null as string) as partner_key,
    cast(null as string) as reason,
    'canvas_badges' as platform,
    delivery_id
from canvas_badges_assertion
where learner_id is not null
