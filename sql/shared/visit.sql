-- One row per attendance of a learner who came.
-- reads: core.attendance, reference.offering, reference.place
with came as (
    select
        learner_id,
        hash(session_key) as session_hash,
        attended_on,
        hours,
    from core.attendance
    where is_attended
)

select
    came.learner_id,
    offering.offering_number,
    offering.track_key,
    offering.partner_key,
    offering.ends_on,
    came.attended_on,
    came.hours,
from came
left join reference.place as place
    on place.session_hash = came.session_hash
left join reference.offering as offering
    on offering.offering_number = place.offering_number
