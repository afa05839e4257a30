-- One row per learner, award, event and day.
-- reads: credly_badges_badge
-- A badge tells its offer and its last state. Accepted in the second in which it was made is accepted automatically.
with told as (
    select
        learner_id,
        award_id_token as award_key,
        credential_key,
        offered_on,
        state,
        coalesce(state_on, offered_on) as state_on,
        substring(created_at, 1, 19) = substring(state_at, 1, 19) as is_at_once,
        delivery_id
    from credly_badges_badge
    where learner_id is not null
)

select
    learner_id,
    award_key,
    'offered' as event,
    offered_on as event_on,
    credential_key,
    cast(null as string) as partner_key,
    cast(null as string) as reason,
    'credly_badges' as platform,
    delivery_id
from told
union all
select
    learner_id,
    award_key,
    case
        when state <> 'accepted' then state
        when coalesce(is_at_once, true) then 'accepted_automatically'
        else 'accepted'
    end as event,
    state_on as event_on,
    credential_key,
    cast(null as string) as partner_key,
    cast(null as string) as reason,
    'credly_badges' as platform,
    delivery_id
from told
where state <> 'pending'
