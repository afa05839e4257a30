-- One row per learner, kind of step and day it started.
-- reads: next_steps_next_step
select
    learner_id,
    step_kind,
    started_on,
    partner_key,
    delivery_id
from next_steps_next_step
where learner_id is not null
