-- One row per learner, offering and quarter with visits.
-- reads: core.attendance, reference.offering, reference.place
with came as (
    select
        attendance.learner_id,
        place.offering_number,
        date_trunc('quarter', attendance.attended_on)::date as quarter_on,
        attendance.attended_on,
        attendance.hours,
    from core.attendance as attendance
    left join reference.place as place
        on place.session_hash = hash(attendance.session_key)
    where attendance.is_attended
),

-- The days of the quarter as one number: bit n is the day n days after its first, so that marts need no row per visit.
visit as (
    select
        learner_id,
        offering_number,
        quarter_on,
        count(*) as attendance_count,
        sum(hours) as hours,
        min(attended_on) as first_on,
        max(attended_on) as last_on,
        bit_or(1::hugeint << (attended_on - quarter_on)::integer) as days,
    from came
    group by learner_id, offering_number, quarter_on
)

select
    visit.learner_id,
    visit.offering_number,
    offering.track_key,
    offering.partner_key,
    offering.ends_on,
    visit.quarter_on,
    visit.attendance_count,
    visit.hours,
    visit.first_on,
    visit.last_on,
    visit.days,
from visit
left join reference.offering as offering
    on offering.offering_number = visit.offering_number
