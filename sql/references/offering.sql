-- One row per offering, numbered in the order of the keys.
-- reads: core.offering
with numbered as (
    select
        row_number() over (order by offering_key)::integer as offering_number,
        offering_key,
        hash(offering_key) as offering_hash,
        track_key,
        partner_key,
        starts_on,
        ends_on,
    from core.offering
)

-- Registrations find their offering by the hash of the key: two offerings must not share one.
select
    offering_number,
    offering_key,
    if(
        count(offering_number) over (partition by offering_hash) = 1,
        offering_hash,
        error('Two offerings have keys with the same hash.')
    ) as offering_hash,
    track_key,
    partner_key,
    starts_on,
    ends_on,
from numbered
order by offering_key
