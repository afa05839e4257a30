-- One row per learner and coaching visit.
-- reads: navigator_visits_visit
select
    learner_id,
    visit_key,
    visited_on,
    visit_mode,
    minutes,
    partner_key,
    delivery_id
from navigator_visits_visit
where learner_id is not null
