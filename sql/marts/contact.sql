-- One row per learner, partner, track and quarter with attendance.
-- reads: mart.entry, shared.visit
with contact as (
    select
        learner_id,
        coalesce(partner_key, 'not stated'::code) as partner_key,
        coalesce(track_key, 'not stated'::code) as track_key,
        quarter_on,
        sum(attendance_count)::bigint as attendance_count,
        sum(hours) as hours,
        max(last_on) as last_on,
    from shared.visit as visit
    group by learner_id, visit.partner_key, visit.track_key, quarter_on
)

select
    contact.learner_id,
    contact.partner_key,
    contact.track_key,
    contact.quarter_on,
    contact.attendance_count,
    contact.hours,
    coalesce(entry.age_band, 'not stated'::code) as age_band,
    coalesce(entry.gender, 'not stated'::code) as gender,
    coalesce(entry.first_language, 'not stated'::code) as first_language,
    coalesce(entry.disability, 'not stated'::code) as disability,
    coalesce(entry.device_at_entry, 'not stated'::code) as device_at_entry,
    coalesce(entry.area_deprivation, 'not stated'::code) as area_deprivation,
from contact
left join mart.entry as entry
    on entry.learner_id = contact.learner_id
    and entry.track_key = contact.track_key
    and entry.entered_on <= contact.last_on
    and (entry.next_entered_on is null or contact.last_on < entry.next_entered_on)
