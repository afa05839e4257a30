-- One row per learner, kind of step and day it started.
-- reads: nsc_studenttracker_detail_report
-- An enrollment is a step when the college says that the learner studies full, three-quarter, half or less time: of
-- certificate programmes a certificate, of all others credit. Whatever its status, its first and its last day are days on
-- which the learner was enrolled, so that an enrollment of up to a year is seen from any day of it or the year after.
with term as (
    select *
    from nsc_studenttracker_detail_report
    where learner_id is not null
        and record_found = 'Y'
        and coalesce(graduated, 'N') = 'N'
        and enrollment_begin is not null
),

step as (
    select
        learner_id,
        case when class_level = 'C' then 'certificate' else 'credit' end as step_kind,
        enrollment_begin as started_on,
        delivery_id
    from term
    where enrollment_status in ('F', 'Q', 'H', 'L')
    union all
    select
        learner_id,
        'prior_enrollment' as step_kind,
        enrollment_begin as started_on,
        delivery_id
    from term
    union all
    select
        learner_id,
        'prior_enrollment' as step_kind,
        enrollment_end as started_on,
        delivery_id
    from term
    where enrollment_end is not null
)

select
    learner_id,
    step_kind,
    started_on,
    cast(null as string) as partner_key,
    delivery_id
from step
group by learner_id, step_kind, started_on, delivery_id
