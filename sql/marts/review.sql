-- One row per learner, assessment and attempt.
-- reads: core.attempt, mart.entry
select
    attempt.learner_id,
    attempt.assessment_key,
    attempt.attempt_number,
    coalesce(attempt.partner_key, 'not stated'::code) as partner_key,
    coalesce(attempt.track_key, 'not stated'::code) as track_key,
    attempt.attempted_on,
    attempt.is_banked,
    attempt.score,
    attempt.pass_mark,
    attempt.score >= attempt.pass_mark as is_passed,
    coalesce(entry.age_band, 'not stated'::code) as age_band,
    coalesce(entry.gender, 'not stated'::code) as gender,
    coalesce(entry.first_language, 'not stated'::code) as first_language,
    coalesce(entry.disability, 'not stated'::code) as disability,
    coalesce(entry.device_at_entry, 'not stated'::code) as device_at_entry,
    coalesce(entry.area_deprivation, 'not stated'::code) as area_deprivation,
from core.attempt as attempt
left join mart.entry as entry
    on entry.learner_id = attempt.learner_id
    and entry.track_key = attempt.track_key
    and entry.entered_on <= attempt.attempted_on
    and (entry.next_entered_on is null or attempt.attempted_on < entry.next_entered_on)
