-- One row per attendance of a learner who came.
-- reads: core.attendance, reference.offering, reference.place
select
    attendance.learner_id,
    offering.offering_number,
    offering.track_key,
    offering.partner_key,
    offering.ends_on,
    attendance.attended_on,
    attendance.hours,
from core.attendance as attendance
left join reference.place as place
    on place.session_hash = hash(attendance.session_key)
left join reference.offering as offering
    on offering.offering_number = place.offering_number
where attendance.is_attended
