-- One row per learner and coaching visit.
-- reads: libcal_appointments_appointment
-- Nobody says how they met: in person is what an appointment at a library is.
select
    learner_id,
    'libcal:' || appointment_id as visit_key,
    appointment_on as visited_on,
    appointment_time as visit_time,
    case appointment_mode when 'phone' then 'phone' when 'online' then 'video' else 'in_person' end as visit_mode,
    minutes,
    partner_key,
    delivery_id
from libcal_appointments_appointment
where learner_id is not null
    and appointment_status = 'confirmed'
    and coalesce(is_attended, true)
