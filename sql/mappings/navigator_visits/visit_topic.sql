-- One row per learner, coaching visit and topic.
-- reads: navigator_visits_visit, navigator_visits_visit_topic
select
    visit.learner_id,
    visit.visit_key,
    visit_topic.topic,
    visit_topic.delivery_id
from navigator_visits_visit_topic as visit_topic
join navigator_visits_visit as visit
    on visit.visit_key = visit_topic.visit_key
    and visit.delivery_id = visit_topic.delivery_id
where visit.learner_id is not null
