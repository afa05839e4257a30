-- One row per learner and session.
-- reads: program_attendance_attendance
select
    learner_id,
    session_key,
    attended_on,
    hours,
    attendance_status = 'attended' as is_attended,
    cast(null as string) as statement_key,
    delivery_id
from program_attendance_attendance
where learner_id is not null
