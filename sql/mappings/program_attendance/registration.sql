-- One row per learner and offering.
-- reads: program_attendance_registration
-- The track stays blank: marts take track and partner from the offering, which may be delivered later.
select
    learner_id,
    offering_key,
    registered_on,
    withdrawn_on,
    withdrawn_on is not null as is_withdrawn,
    false as is_withdrawal_undated,
    cast(null as string) as result,
    partner_key,
    cast(null as string) as track_key,
    cast(null as string) as statement_key,
    delivery_id
from program_attendance_registration
where learner_id is not null
