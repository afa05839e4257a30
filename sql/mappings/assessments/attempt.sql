-- One row per learner, assessment and attempt.
-- reads: assessments_result
-- A row that stands twice is one attempt. The pass mark of the platform is 85 where the file gives none.
with result as (
    select distinct
        learner_id,
        concat('assessments:', module_key) as assessment_key,
        taken_on,
        taken_at,
        score,
        coalesce(pass_mark, 85) as pass_mark,
        is_proctored,
        partner_key,
        delivery_id
    from assessments_result
    where learner_id is not null
)

select
    learner_id,
    assessment_key,
    row_number() over (
        partition by learner_id, assessment_key
        order by taken_on, taken_at nulls last, score nulls last, pass_mark, is_proctored, partner_key
    ) as attempt_number,
    taken_on as attempted_on,
    score,
    cast(pass_mark as double) as pass_mark,
    false as is_banked,
    is_proctored,
    cast(null as string) as offering_key,
    cast(null as string) as track_key,
    partner_key,
    delivery_id
from result
