-- One row per learner and coaching visit.
-- reads: navigator_visits_visit
-- Two keys with all else the same are one visit; visits of unknown time and length may well be two.
select
    learner_id,
    min(visit_key) as visit_key,
    visited_on,
    visit_time,
    visit_mode,
    minutes,
    partner_key,
    delivery_id
from navigator_visits_visit
where learner_id is not null
group by
    learner_id,
    visited_on,
    visit_time,
    visit_mode,
    minutes,
    partner_key,
    delivery_id,
    case when visit_time is null and minutes is null then visit_key end
