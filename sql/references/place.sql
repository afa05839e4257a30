-- One row per session of a known offering.
-- reads: core.offering, core.session
with numbered as (
    select
        offering_key,
        row_number() over (order by offering_key)::integer as offering_number,
        track_key,
        partner_key,
        ends_on,
    from core.offering
)

select
    session.session_key,
    numbered.offering_number,
    numbered.track_key,
    numbered.partner_key,
    numbered.ends_on,
from core.session as session
join numbered
    on numbered.offering_key = session.offering_key
