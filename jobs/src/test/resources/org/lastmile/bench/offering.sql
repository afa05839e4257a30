-- One row per offering: eight weeks, or open.
select
    offering_key,
    track_key,
    partner_key,
    starts_on,
    if(track % 4 = 0, null, starts_on + 56) as ends_on,
    40 as capacity,
    if(number % 3 = 0, 'online', 'in_person') as mode,
    'bench-offerings' as delivery_id,
from offering_number
