-- One row per figure of the real files, counted from the tables.
with library as (
    select
        sum(programs)::bigint as programs,
        sum(program_attendance)::bigint as attendance,
        sum(visits)::bigint as visits,
    from core.library_year
),

counted_program as (
    select
        sum(events)::bigint as events,
        sum(attendance)::bigint as attendance,
        count(*) filter (where attendance is null) as unknown,
    from core.program_count
),

entry as (
    select
        count(*) as registrations,
        count(*) filter (where entry_number = 1) as first_entries,
        count(*) filter (where entry_number > 1) as later_entries,
        count(distinct learner_id) as learners,
        count(*) filter (where result = 'Pass') as passed,
        count(*) filter (where result = 'Withdrawn') as withdrawn,
        count(*) filter (where result = 'Fail') as failed,
        count(*) filter (where result = 'Distinction') as distinction,
        count(*) filter (where is_withdrawal_undated) as undated,
    from mart.entry
),

measured as (
    select
        sum(units) filter (where course_not_withdrawn_registered > 0)::bigint as registered,
        sum(units) filter (where course_not_withdrawn_registered = 2)::bigint as registered_kept,
        sum(units) filter (where course_not_withdrawn_started > 0)::bigint as started,
        sum(units) filter (where course_not_withdrawn_started = 2)::bigint as started_kept,
    from measure.entry
),

delivery as (
    select
        sum(rows_quarantined) filter (where source = 'open_badges')::bigint as rejected,
        sum(documents_supporting) filter (where source = 'open_badges')::bigint as supporting,
        sum(rows_quarantined) filter (where source <> 'open_badges')::bigint as other_rejected,
    from source.delivery
),

award as (
    select
        count(*) as awards,
        count(*) filter (where award_state = 'valid') as valid,
        count(*) filter (where award_state = 'expired') as expired,
    from source.open_badges_open_badge
),

figure as (
    select 'imls_programs' as name, programs as figure from library
    union all select 'imls_attendance', attendance from library
    union all select 'imls_visits', visits from library
    union all select 'timberland_events', events from counted_program
    union all select 'timberland_attendance', attendance from counted_program
    union all select 'timberland_attendance_unknown', unknown from counted_program
    union all select 'oulad_registrations', registrations from entry
    union all select 'oulad_first_entries', first_entries from entry
    union all select 'oulad_later_entries', later_entries from entry
    union all select 'oulad_learners', learners from entry
    union all select 'oulad_pass', passed from entry
    union all select 'oulad_withdrawn', withdrawn from entry
    union all select 'oulad_fail', failed from entry
    union all select 'oulad_distinction', distinction from entry
    union all select 'oulad_withdrawn_undated', undated from entry
    union all select 'oulad_registered_measured', registered from measured
    union all select 'oulad_registered_not_withdrawn', registered_kept from measured
    union all select 'oulad_started_measured', started from measured
    union all select 'oulad_started_not_withdrawn', started_kept from measured
    union all select 'credential_awards', awards from award
    union all select 'credential_awards_valid', valid from award
    union all select 'credential_awards_expired', expired from award
    union all select 'credential_documents_rejected', rejected from delivery
    union all select 'credential_documents_supporting', supporting from delivery
    union all select 'other_rows_rejected', other_rejected from delivery
)

select
    name,
    figure,
from figure
