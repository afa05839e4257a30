-- One row per offering, numbered in the order of the keys.
-- reads: core.offering
select
    row_number() over (order by offering_key)::integer as offering_number,
    offering_key,
    track_key,
    partner_key,
    starts_on,
    ends_on,
from core.offering
order by offering_key
