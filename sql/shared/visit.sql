-- One row per attendance of a learner who came.
-- reads: core.attendance, reference.place
select
    attendance.learner_id,
    place.offering_number,
    place.track_key,
    place.partner_key,
    place.ends_on,
    attendance.attended_on,
    attendance.hours,
from core.attendance as attendance
left join reference.place as place
    on place.session_key = attendance.session_key
where attendance.is_attended
