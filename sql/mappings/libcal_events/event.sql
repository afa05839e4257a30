-- One row per event.
-- reads: libcal_events_event
-- That an event was called off, or is a closure, stands in its title only.
select
    'libcal:' || event_id as event_key,
    title as event_title,
    event_start_date as starts_on,
    coalesce(event_end_date, event_start_date) as ends_on,
    library as library_name,
    location,
    audiences,
    categories,
    internal_tags,
    lower(title) like '%cancel%' as is_cancelled,
    lower(title) like '%closed%' or lower(title) like '%closure%' as is_closure,
    try_cast(regexp_extract(in_person_seats, '^[+-]?[0-9]+$') as bigint) as in_person_seats,
    try_cast(regexp_extract(online_seats, '^[+-]?[0-9]+$') as bigint) as online_seats,
    confirmed_registrations,
    waiting_list_registrations,
    cancelled_registrations,
    attendance_in_person,
    attendance_online,
    delivery_id
from libcal_events_event
