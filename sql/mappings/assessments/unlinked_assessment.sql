-- One row per assessment, day and result whose taker is not known.
-- reads: assessments_result
select
    module_key as assessment_key,
    taken_on as attempted_on,
    row_number() over (
        partition by module_key, taken_on
        order by taken_at nulls last, partner_key nulls last, score nulls last, source_file, source_row
    ) as result_number,
    score,
    cast(coalesce(pass_mark, 85) as double) as pass_mark,
    is_proctored,
    partner_key,
    delivery_id
from assessments_result
where learner_id is null
