-- One row per session of a known offering.
-- reads: core.offering, core.session
with numbered as (
    select
        offering_key,
        row_number() over (order by offering_key)::integer as offering_number,
    from core.offering
),

-- Attendance finds its session by the hash of the key, a third faster than by the key: two sessions must not share one.
place as (
    select
        hash(session.session_key) as session_hash,
        min(numbered.offering_number) as offering_number,
        max(numbered.offering_number) as other_number,
    from core.session as session
    join numbered
        on numbered.offering_key = session.offering_key
    group by session_hash
)

select
    session_hash,
    if(offering_number = other_number, offering_number, error('Two sessions have keys with the same hash.')) as offering_number,
from place
