-- One row per identifier that is not the id of its learner itself: the strongest is, of several the smallest. Null
-- where an identifier is nobody's.
create table identity as
with member as (
    select
        component.component,
        component.key,
        coalesce(strong.kind, 2) as kind,
    from component
    left join strong on strong.key = component.key
),
learner as (
    select
        component,
        arg_min(key, {'kind': kind, 'key': key}) as learner_id,
    from member
    group by component
),
known as (
    select
        component.key as learner_key,
        learner.learner_id,
    from component
    join learner on learner.component = component.component
    where component.key <> learner.learner_id
    union all
    select
        key as learner_key,
        null as learner_id,
    from nobody
)
select
    learner_key,
    learner_id,
from known
order by learner_key
