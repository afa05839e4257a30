-- One row per learner, attribute, day of observation and rank of the source.
-- reads: oulad_student_info, oulad_student_registration
-- The university knew the attributes when the student registered, which may be long before the first day.
-- Two registrations of one day that disagree give the greater value, so that the same files give the same rows.
with registration as (
    select
        *,
        make_date(
            cast(substr(code_presentation, 1, 4) as int),
            case when code_presentation like '%B' then 2 else 10 end,
            1
        ) as starts_on
    from oulad_student_registration
),

student as (
    select
        info.learner_id,
        info.delivery_id,
        registration.starts_on + cast(least(coalesce(registration.date_registration, 0), 0) as int) as observed_on,
        info.age_band,
        case info.gender when 'F' then 'woman' when 'M' then 'man' end as gender,
        case info.disability when 'Y' then 'yes' when 'N' then 'no' end as disability,
        case when info.imd_band = '10-20' then '10-20%' else info.imd_band end as area_deprivation
    from oulad_student_info as info
    join registration
        on registration.learner_id = info.learner_id
        and registration.code_module = info.code_module
        and registration.code_presentation = info.code_presentation
        and registration.delivery_id = info.delivery_id
),

stated as (
    select learner_id, 'age_band' as attribute, observed_on, age_band as attribute_value, delivery_id from student
    union all
    select learner_id, 'gender' as attribute, observed_on, gender as attribute_value, delivery_id from student
    union all
    select learner_id, 'disability' as attribute, observed_on, disability as attribute_value, delivery_id from student
    union all
    select learner_id, 'area_deprivation' as attribute, observed_on, area_deprivation as attribute_value, delivery_id
    from student
)

select
    learner_id,
    attribute,
    observed_on,
    cast(2 as bigint) as source_rank,
    max(attribute_value) as attribute_value,
    case when max(attribute_value) is null then 'not_recorded' else 'stated' end as status,
    delivery_id
from stated
group by learner_id, attribute, observed_on, delivery_id
