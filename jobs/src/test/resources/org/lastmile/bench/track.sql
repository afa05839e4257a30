-- One row per track: 40, every fourth without an end, every third for engagement only.
select
    'track-' || lpad(number::varchar, 2, '0') as track_key,
    'Track ' || (number + 1) as track_title,
    if(number % 4 = 0, 'open', 'fixed') as track_form,
    8 as planned_sessions,
    'track-' || lpad(number::varchar, 2, '0') || '-badge' as credential_key,
    'Badge ' || (number + 1) as credential_title,
    if(number % 3 = 0, 'engagement', 'competency') as credential_kind,
    'bench-tracks' as delivery_id,
from range(40) as track (number)
