-- One row per offering.
-- reads: offerings_offering
select
    offering_key,
    track_key,
    partner_key,
    starts_on,
    ends_on,
    capacity,
    mode,
    delivery_id
from offerings_offering
