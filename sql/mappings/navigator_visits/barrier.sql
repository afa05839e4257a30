-- One row per learner and barrier.
-- reads: navigator_visits_barrier
select
    learner_id,
    barrier_key,
    barrier_kind,
    found_on,
    resolved_on,
    visit_key,
    partner_key,
    delivery_id
from navigator_visits_barrier
where learner_id is not null
