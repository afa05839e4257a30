-- One row per learner, coaching visit and topic.
-- reads: navigator_visits_visit, navigator_visits_visit_topic
-- Topics of a visit that came under two keys belong to the one that core.visit keeps.
with visit as (
    select
        learner_id,
        visit_key,
        min(visit_key) over (
            partition by
                learner_id,
                visited_on,
                visit_time,
                visit_mode,
                minutes,
                partner_key,
                delivery_id,
                case when visit_time is null and minutes is null then visit_key end
        ) as kept_key,
        delivery_id
    from navigator_visits_visit
    where learner_id is not null
),

topic as (
    select distinct
        visit.learner_id,
        visit.kept_key as visit_key,
        visit_topic.topic,
        visit_topic.delivery_id
    from navigator_visits_visit_topic as visit_topic
    join visit
        on visit.visit_key = visit_topic.visit_key
        and visit.delivery_id = visit_topic.delivery_id
)

select
    learner_id,
    visit_key,
    topic,
    delivery_id
from topic
