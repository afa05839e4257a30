-- One row per offering: a presentation of a module.
-- reads: oulad_course
-- Real days are unknown; a B presentation is taken to start on 1 February, a J presentation on 1 October.
with course as (
    select
        code_module,
        code_presentation,
        module_presentation_length,
        delivery_id,
        make_date(
            cast(substr(code_presentation, 1, 4) as int),
            case when code_presentation like '%B' then 2 else 10 end,
            1
        ) as starts_on
    from oulad_course
)

select
    'oulad:' || code_module || ':' || code_presentation as offering_key,
    'oulad:' || code_module as track_key,
    'oulad' as partner_key,
    starts_on,
    starts_on + cast(module_presentation_length as int) as ends_on,
    cast(null as bigint) as capacity,
    'online' as mode,
    delivery_id
from course
