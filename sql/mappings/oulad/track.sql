-- One row per track: a module.
-- reads: oulad_course
select
    'oulad:' || code_module as track_key,
    'Module ' || code_module as track_title,
    'fixed' as track_form,
    cast(null as bigint) as planned_sessions,
    cast(null as string) as credential_key,
    cast(null as string) as credential_title,
    cast(null as string) as credential_kind,
    delivery_id
from oulad_course
group by code_module, delivery_id
