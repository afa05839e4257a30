-- One row per learner, assessment and attempt.
-- reads: oulad_student_assessment, oulad_assessment
-- Every submission is a first attempt: the files have no second ones. The university's pass mark is 40.
with assessment as (
    select
        *,
        make_date(
            cast(substr(code_presentation, 1, 4) as int),
            case when code_presentation like '%B' then 2 else 10 end,
            1
        ) as starts_on
    from oulad_assessment
)

select
    submission.learner_id,
    'oulad:' || cast(submission.id_assessment as string) as assessment_key,
    cast(1 as bigint) as attempt_number,
    assessment.starts_on + cast(submission.date_submitted as int) as attempted_on,
    cast(submission.score as double) as score,
    cast(40 as double) as pass_mark,
    submission.is_banked = 1 as is_banked,
    cast(null as boolean) as is_proctored,
    'oulad:' || assessment.code_module || ':' || assessment.code_presentation as offering_key,
    'oulad:' || assessment.code_module as track_key,
    'oulad' as partner_key,
    submission.delivery_id
from oulad_student_assessment as submission
join assessment
    on assessment.id_assessment = submission.id_assessment
    and assessment.delivery_id = submission.delivery_id
where submission.learner_id is not null
