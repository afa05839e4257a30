-- One row per learner, assessment and attempt.
-- reads: assessments_result
-- A row that stands twice is one attempt. The pass mark of the platform is 85 where the file gives none.
with result as (
    select distinct
        learner_id,
        module_key,
        taken_on,
        taken_at,
        number_correct,
        number_possible,
        score,
        cast(coalesce(pass_mark, 85) as double) as pass_mark,
        is_proctored,
        badge_status,
        partner_key,
        delivery_id
    from assessments_result
    where learner_id is not null
)

select
    learner_id,
    module_key as assessment_key,
    row_number() over (
        partition by learner_id, module_key
        order by
            taken_on,
            taken_at nulls last,
            score nulls last,
            number_correct nulls last,
            number_possible nulls last,
            pass_mark,
            is_proctored nulls last,
            badge_status nulls last,
            partner_key nulls last
    ) as attempt_number,
    taken_on as attempted_on,
    number_correct,
    number_possible,
    score,
    pass_mark,
    is_proctored,
    badge_status,
    partner_key,
    delivery_id
from result
