-- One row per next step: one of ten courses is followed by one.
select
    learner_id,
    if(chance % 3 = 0, 'hired', 'credit') as step_kind,
    starts_on + 120 + turn::integer as started_on,
    'college-1' as partner_key,
    'bench-next-steps' as delivery_id,
from course
where (chance >> 40) % 10 = 0
