-- One row per badge and event: four of ten courses end with an offer, six of ten offers are accepted.
with badge as (
    select
        learner_id,
        'bench.' || md5(learner_id::varchar || '-' || turn) as award_key,
        track_key || '-badge' as credential_key,
        starts_on + 60 as offered_on,
        chance,
    from course
    where (chance >> 16) % 10 < 4
)

select
    learner_id,
    award_key,
    'offered' as event,
    offered_on as event_on,
    credential_key,
    'college-1' as partner_key,
    null::varchar as reason,
    'badge_status' as platform,
    'bench-badges' as delivery_id,
from badge
union all
select
    learner_id,
    award_key,
    if((chance >> 24) % 10 < 5, 'accepted', 'accepted_automatically') as event,
    offered_on + ((chance >> 32) % 60)::integer as event_on,
    credential_key,
    'college-1' as partner_key,
    null::varchar as reason,
    'badge_status' as platform,
    'bench-badges' as delivery_id,
from badge
where (chance >> 24) % 10 < 6
