-- One row per learner and barrier.
-- reads: navigator_visits_barrier
-- A barrier of one kind that one partner found on one day is one, whatever keys it has; it is resolved when one says so.
select
    learner_id,
    min(barrier_key) as barrier_key,
    barrier_kind,
    found_on,
    max(resolved_on) as resolved_on,
    min(visit_key) as visit_key,
    partner_key,
    delivery_id
from navigator_visits_barrier
where learner_id is not null
group by learner_id, barrier_kind, found_on, partner_key, delivery_id
