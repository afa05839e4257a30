-- One row per learner and offering.
-- reads: oulad_student_registration, oulad_student_info
-- An unregistration date is kept whatever the result: nine students have one and the result Fail.
-- 93 withdrawals have no date and are flagged.
with registration as (
    select
        *,
        make_date(
            cast(substr(code_presentation, 1, 4) as int),
            case when code_presentation like '%B' then 2 else 10 end,
            1
        ) as starts_on
    from oulad_student_registration
    where learner_id is not null
)

select
    registration.learner_id,
    'oulad:' || registration.code_module || ':' || registration.code_presentation as offering_key,
    registration.starts_on + cast(registration.date_registration as int) as registered_on,
    registration.starts_on + cast(registration.date_unregistration as int) as withdrawn_on,
    coalesce(info.final_result = 'Withdrawn', false) as is_withdrawn,
    coalesce(info.final_result = 'Withdrawn', false) and registration.date_unregistration is null
        as is_withdrawal_undated,
    info.final_result as result,
    'oulad' as partner_key,
    'oulad:' || registration.code_module as track_key,
    cast(null as string) as statement_key,
    registration.delivery_id
from registration
left join oulad_student_info as info
    on info.learner_id = registration.learner_id
    and info.code_module = registration.code_module
    and info.code_presentation = registration.code_presentation
    and info.delivery_id = registration.delivery_id
