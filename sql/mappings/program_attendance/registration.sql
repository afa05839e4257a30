-- One row per learner and offering.
-- reads: program_attendance_registration, core_offering
select
    registration.learner_id,
    registration.offering_key,
    registration.registered_on,
    registration.withdrawn_on,
    registration.withdrawn_on is not null as is_withdrawn,
    false as is_withdrawal_undated,
    cast(null as string) as result,
    coalesce(offering.partner_key, registration.partner_key) as partner_key,
    offering.track_key,
    registration.delivery_id
from program_attendance_registration as registration
left join core_offering as offering
    on offering.offering_key = registration.offering_key
where registration.learner_id is not null
