-- One row per track.
-- reads: tracks_track
select
    track_key,
    track_title,
    track_form,
    planned_sessions,
    credential_key,
    credential_title,
    credential_kind,
    delivery_id
from tracks_track
