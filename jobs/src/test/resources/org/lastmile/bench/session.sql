-- One row per session: eight per offering, one a week.
select
    offering_number.offering_key || '-s' || week.number as session_key,
    offering_number.offering_key,
    offering_number.starts_on + (7 * week.number)::integer as held_on,
    'bench-offerings' as delivery_id,
from offering_number
cross join range(8) as week (number)
