-- One row per learner and event.
-- reads: libcal_registrations_event_registration
-- Who cancelled and registered again is registered.
with ranked as (
    select
        *,
        row_number() over (
            partition by learner_id, event_id
            order by
                case registration_status when 'confirmed' then 1 when 'waiting_list' then 2 else 3 end,
                registered_on desc,
                source_file,
                source_row
        ) as place
    from libcal_registrations_event_registration
    where learner_id is not null
)

select
    learner_id,
    'libcal:' || event_id as event_key,
    registered_on,
    registration_status,
    attendance_status = 'attended' as is_attended,
    partner_key,
    delivery_id
from ranked
where place = 1
