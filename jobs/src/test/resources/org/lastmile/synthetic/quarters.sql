-- one row per quarter and count: how many learners stand behind each headline of the demo
with
intake as (
    select distinct
        email,
        student_number
    from learner_intake
    where student_number is not null
),
visit as (
    select
        attendance.card_number,
        offering.track_key,
        session.offering_key,
        attendance.attended_on
    from attendance
    join sessions as session on session.session_key = attendance.session_key
    join offerings as offering on offering.offering_key = session.offering_key
    where attendance.attendance_status = 'attended'
),
first_visit as (
    select
        card_number,
        arg_min(track_key, attended_on) as track_key,
        arg_min(offering_key, attended_on) as offering_key,
        min(attended_on) as visited_on
    from visit
    group by card_number
),
persistence as (
    select
        first_visit.card_number,
        first_visit.visited_on as anchor_on,
        bool_or(visit.card_number is not null) as is_reached
    from first_visit
    join sessions as session
        on session.offering_key = first_visit.offering_key
        and session.held_on > first_visit.visited_on
        and session.held_on <= first_visit.visited_on + interval 30 days
    left join visit
        on visit.card_number = first_visit.card_number
        and visit.track_key = first_visit.track_key
        and visit.attended_on > first_visit.visited_on
        and visit.attended_on <= first_visit.visited_on + interval 30 days
    group by first_visit.card_number, first_visit.visited_on
),
award as (
    select
        email,
        min(event_on) filter (where event = 'offered') as offered_on,
        min(event_on) filter (where event = 'accepted') as claimed_on,
        min(event_on) filter (where event in ('accepted', 'accepted_automatically')) as awarded_on
    from badge_status
    group by email
),
step as (
    select
        coalesce(next_steps.email, intake.email) as email,
        next_steps.step_kind = 'prior_enrollment' as is_before,
        next_steps.started_on
    from next_steps
    left join intake on intake.student_number = next_steps.student_number
),
next_step_offered as (
    select
        award.email,
        award.offered_on as anchor_on,
        coalesce(bool_or(step.started_on between award.offered_on and award.offered_on + interval 180 days
            and not step.is_before), false) as is_reached
    from award
    left join step on step.email = award.email
    group by award.email, award.offered_on
    having not coalesce(bool_or(step.is_before
        and step.started_on between award.offered_on - interval 365 days and award.offered_on), false)
),
next_step_claimed as (
    select
        award.email,
        award.awarded_on as anchor_on,
        coalesce(bool_or(step.started_on between award.awarded_on and award.awarded_on + interval 180 days
            and not step.is_before), false) as is_reached
    from award
    left join step on step.email = award.email
    where award.awarded_on is not null
    group by award.email, award.awarded_on
    having not coalesce(bool_or(step.is_before
        and step.started_on between award.awarded_on - interval 365 days and award.awarded_on), false)
),
outcome as (
    select
        'persistence' as indicator,
        anchor_on,
        is_reached
    from persistence
    union all
    select
        'claim' as indicator,
        offered_on as anchor_on,
        coalesce(claimed_on <= offered_on + interval 30 days, false) as is_reached
    from award
    union all
    select
        'next step after the offer' as indicator,
        anchor_on,
        is_reached
    from next_step_offered
    union all
    select
        'next step after the claim' as indicator,
        anchor_on,
        is_reached
    from next_step_claimed
),
counted as (
    select
        indicator || case when is_reached then ': reached' else ': not reached' end as measure,
        anchor_on
    from outcome
    union all
    select
        'registrations' as measure,
        registered_on as anchor_on
    from registrations
)
select
    measure,
    year(anchor_on) || 'Q' || quarter(anchor_on) as quarter,
    count(*) as people
from counted
group by measure, year(anchor_on), quarter(anchor_on)
order by measure, quarter
