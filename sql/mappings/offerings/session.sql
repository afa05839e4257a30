-- One row per session of an offering.
-- reads: offerings_session
select
    session_key,
    offering_key,
    held_on,
    delivery_id
from offerings_session
