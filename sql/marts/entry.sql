-- One row per learner, track and entry number.
-- reads: core.attribute, core.award_event, core.registration, core.track, reference.calendar, reference.offering, shared.award_pair, shared.visit
with offering as (
    select
        offering_number,
        offering_key,
        offering_hash,
        track_key,
        partner_key,
        starts_on,
        ends_on,
    from reference.offering
),

-- Two sessions of one day are two visits: nothing below counts them.
visited as (
    select
        learner_id,
        offering_number,
        min(first_on) as first_on,
        max(last_on) as last_on,
    from shared.visit
    where offering_number is not null
    group by learner_id, offering_number
),

-- Offerings are known by their numbers from here on; only one that nobody has announced keeps its key.
registration as (
    select
        registration.learner_id,
        offering.offering_number,
        if(offering.offering_number is null, registration.offering_key, null) as unknown_offering_key,
        registration.track_key,
        registration.partner_key,
        registration.registered_on,
        registration.withdrawn_on,
        registration.is_withdrawn,
        registration.is_withdrawal_undated,
        registration.result,
    from core.registration as registration
    left join offering
        on offering.offering_hash = hash(registration.offering_key)
),

-- One row per learner and offering: registered, came, or both.
taken as (
    select
        coalesce(registration.learner_id, visited.learner_id) as learner_id,
        coalesce(registration.offering_number, visited.offering_number) as offering_number,
        registration.unknown_offering_key,
        registration.track_key,
        registration.partner_key,
        registration.learner_id is not null as is_registered,
        registration.registered_on,
        registration.withdrawn_on,
        registration.is_withdrawn,
        registration.is_withdrawal_undated,
        registration.result,
        visited.first_on,
        visited.last_on,
    from registration
    full join visited
        on visited.learner_id = registration.learner_id
        and visited.offering_number = registration.offering_number
),

course as (
    select
        taken.learner_id,
        taken.offering_number,
        taken.unknown_offering_key,
        coalesce(offering.track_key, taken.track_key, 'not stated'::code) as track_key,
        coalesce(offering.partner_key, taken.partner_key, 'not stated'::code) as partner_key,
        offering.starts_on,
        offering.ends_on,
        offering.offering_number is not null and offering.ends_on is null as is_open,
        taken.is_registered,
        taken.registered_on,
        taken.withdrawn_on,
        taken.is_withdrawn,
        taken.is_withdrawal_undated,
        taken.result,
        taken.first_on,
        taken.last_on,
    from taken
    left join offering
        on offering.offering_number = taken.offering_number
),

-- Two platforms may tell one award under two ids.
told as (
    select
        event.learner_id,
        coalesce(pair.award_key, event.award_key) as award_key,
        event.credential_key,
        event.event,
        event.event_on,
        event.reason,
    from core.award_event as event
    left join shared.award_pair as pair
        on pair.learner_id = event.learner_id
        and pair.other_key = event.award_key
),

award as (
    select
        learner_id,
        award_key,
        credential_key,
        min(event_on) filter (where event = 'offered') as offered_on,
        min(event_on) filter (where event = 'accepted') as accepted_on,
        min(event_on) filter (where event = 'accepted_automatically') as accepted_automatically_on,
        min(event_on) filter (where event = 'revoked' and reason = 'error') as voided_on,
    from told
    group by learner_id, award_key, credential_key
),

-- An offer revoked for error counts only when it was made again within 90 days; then the first day counts.
standing_award as (
    select * from award where voided_on is null
    union all
    select award.*
    from award
    semi join award as again
        on again.learner_id = award.learner_id
        and again.credential_key = award.credential_key
        and again.award_key <> award.award_key
        and again.offered_on >= award.voided_on
        and again.offered_on <= award.voided_on + 90
    where award.voided_on is not null
),

offer as (
    select
        award.learner_id,
        track.track_key,
        track.credential_kind = 'competency' as is_competency,
        award.offered_on,
        if(award.accepted_automatically_on < award.accepted_on, null, award.accepted_on) as claimed_on,
    from standing_award as award
    join core.track as track
        on track.credential_key = award.credential_key
    where award.offered_on is not null
),

-- An offering with an end is a cohort: each registration in it is an entry, even while an earlier one is open.
cohort_entry as (
    select
        learner_id,
        track_key,
        partner_key,
        offering_number,
        unknown_offering_key,
        coalesce(registered_on, first_on, starts_on) as entered_on,
        starts_on,
        is_registered,
        registered_on,
        withdrawn_on,
        is_withdrawn,
        is_withdrawal_undated,
        result,
        first_on as cohort_attended_on,
        ends_on,
    from course
    where is_registered and not is_open
),

walk_in as (
    select
        learner_id,
        track_key,
        offering_number,
        first_on,
        ends_on,
    from course
    where not is_registered and not is_open
),

-- Times in which an entry of a learner with walk-ins is open: until the credential, the withdrawal, or 30 days after the end.
span as (
    select
        cohort_entry.learner_id,
        cohort_entry.track_key,
        cohort_entry.offering_number,
        cohort_entry.entered_on as opens_on,
        least(cohort_entry.withdrawn_on, cohort_entry.ends_on + 30) as closes_on,
        false as is_walk_in,
    from cohort_entry
    semi join walk_in
        on walk_in.learner_id = cohort_entry.learner_id
        and walk_in.track_key = cohort_entry.track_key
    union all
    select
        learner_id,
        track_key,
        offering_number,
        first_on as opens_on,
        ends_on + 30 as closes_on,
        true as is_walk_in,
    from walk_in
),

closed_span as (
    select
        span.learner_id,
        span.track_key,
        span.offering_number,
        span.opens_on,
        span.is_walk_in,
        least(span.closes_on, min(offer.offered_on)) as closes_on,
    from span
    left join offer
        on offer.learner_id = span.learner_id
        and offer.track_key = span.track_key
        and offer.offered_on >= span.opens_on
    group by span.learner_id, span.track_key, span.offering_number, span.opens_on, span.closes_on, span.is_walk_in
),

walk_in_after as (
    select
        learner_id,
        track_key,
        offering_number,
        opens_on,
        is_walk_in,
        max(closes_on) over (
            partition by learner_id, track_key
            order by opens_on, is_walk_in, offering_number
            rows between unbounded preceding and 1 preceding
        ) as open_until,
    from closed_span
),

walk_in_entry as (
    select
        walk_in_after.learner_id,
        walk_in_after.track_key,
        offering.partner_key,
        offering.offering_number,
        null::varchar as unknown_offering_key,
        walk_in_after.opens_on as entered_on,
        offering.starts_on,
        false as is_registered,
        null::date as registered_on,
        null::date as withdrawn_on,
        false as is_withdrawn,
        false as is_withdrawal_undated,
        null::varchar as result,
        walk_in_after.opens_on as cohort_attended_on,
    from walk_in_after
    join offering
        on offering.offering_number = walk_in_after.offering_number
    where walk_in_after.is_walk_in
        and (walk_in_after.open_until is null or walk_in_after.opens_on > walk_in_after.open_until)
),

-- What opens an entry in an offering without an end, by offering. A contact is one number, the day before the offering,
-- so that the smallest is the first of the first day.
open_course as (
    select
        learner_id,
        track_key,
        least(registered_on, first_on) as first_on,
        (least(registered_on, first_on) - date '0001-01-01') * 4294967296 + offering_number as first_contact,
        greatest(registered_on, last_on) as last_on,
        withdrawn_on as break_on,
    from course
    where is_open
    union all
    select
        offer.learner_id,
        offer.track_key,
        null::date as first_on,
        null::bigint as first_contact,
        null::date as last_on,
        offer.offered_on as break_on,
    from offer
    semi join offering
        on offering.track_key = offer.track_key
        and offering.ends_on is null
),

-- Most learners of a track come for some weeks and have no break in between: one entry, on the first day.
open_track as (
    select
        learner_id,
        track_key,
        min(first_on) as first_on,
        min(first_contact) as first_contact,
        max(last_on) as last_on,
        min(break_on) as break_on,
    from open_course
    group by learner_id, track_key
),

interrupted as (
    select
        learner_id,
        track_key,
    from open_track
    where last_on - first_on > 90 or break_on < last_on
),

-- Days on which the others may have come: bits of the quarter's days say on which they did.
interrupted_day as (
    select
        visit.learner_id,
        visit.track_key,
        visit.offering_number,
        visit.quarter_on,
        visit.days,
        unnest(range(visit.first_on - visit.quarter_on, visit.last_on - visit.quarter_on + 1))::integer as day_number,
    from shared.visit as visit
    semi join interrupted
        on interrupted.learner_id = visit.learner_id
        and interrupted.track_key = visit.track_key
    where visit.ends_on is null and visit.offering_number is not null
),

-- What happened to them, in order. A contact on the day of a break comes before it.
open_event as (
    select
        learner_id,
        track_key,
        quarter_on + day_number as happened_on,
        false as is_break,
        offering_number,
    from interrupted_day
    where (days >> day_number) & 1 = 1
    union all
    select
        learner_id,
        track_key,
        registered_on as happened_on,
        false as is_break,
        offering_number,
    from course
    where is_open and registered_on is not null
    union all
    select
        learner_id,
        track_key,
        withdrawn_on as happened_on,
        true as is_break,
        offering_number,
    from course
    where is_open and withdrawn_on is not null
    union all
    select
        learner_id,
        track_key,
        offered_on as happened_on,
        true as is_break,
        0 as offering_number,
    from offer
),

open_step as (
    select
        open_event.learner_id,
        open_event.track_key,
        open_event.happened_on,
        open_event.is_break,
        open_event.offering_number,
        lag(open_event.happened_on) over learner_in_track as before_on,
        lag(open_event.is_break) over learner_in_track as is_after_break,
    from open_event
    semi join interrupted
        on interrupted.learner_id = open_event.learner_id
        and interrupted.track_key = open_event.track_key
    window learner_in_track as (
        partition by open_event.learner_id, open_event.track_key
        order by open_event.happened_on, open_event.is_break, open_event.offering_number
    )
),

open_start as (
    select
        learner_id,
        track_key,
        offering_number,
        happened_on as entered_on,
        lead(happened_on) over (partition by learner_id, track_key order by happened_on) as next_on,
    from open_step
    where not is_break
        and (before_on is null or is_after_break or happened_on - before_on > 90)
    union all
    select
        open_track.learner_id,
        open_track.track_key,
        (open_track.first_contact % 4294967296)::integer as offering_number,
        open_track.first_on as entered_on,
        null::date as next_on,
    from open_track
    anti join interrupted
        on interrupted.learner_id = open_track.learner_id
        and interrupted.track_key = open_track.track_key
    where open_track.first_on is not null
),

open_registration as (
    select
        open_start.learner_id,
        open_start.track_key,
        open_start.entered_on,
        min(registration.registered_on) as registered_on,
        min(registration.withdrawn_on) filter (where registration.withdrawn_on >= open_start.entered_on) as withdrawn_on,
        bool_or(registration.is_withdrawn) filter (where registration.withdrawn_on >= open_start.entered_on)
            as is_withdrawn,
        bool_or(registration.is_withdrawal_undated) as is_withdrawal_undated,
        max(registration.result) as result,
    from open_start
    join course as registration
        on registration.is_open
        and registration.learner_id = open_start.learner_id
        and registration.track_key = open_start.track_key
        and registration.registered_on >= open_start.entered_on
        and (open_start.next_on is null or registration.registered_on < open_start.next_on)
    group by open_start.learner_id, open_start.track_key, open_start.entered_on
),

open_entry as (
    select
        open_start.learner_id,
        open_start.track_key,
        offering.partner_key,
        open_start.offering_number,
        null::varchar as unknown_offering_key,
        open_start.entered_on,
        open_start.entered_on as starts_on,
        registration.registered_on is not null as is_registered,
        registration.registered_on,
        registration.withdrawn_on,
        coalesce(registration.is_withdrawn, false) as is_withdrawn,
        coalesce(registration.is_withdrawal_undated, false) as is_withdrawal_undated,
        registration.result,
        null::date as cohort_attended_on,
    from open_start
    join offering
        on offering.offering_number = open_start.offering_number
    left join open_registration as registration
        on registration.learner_id = open_start.learner_id
        and registration.track_key = open_start.track_key
        and registration.entered_on = open_start.entered_on
),

every_entry as (
    select * exclude (ends_on) from cohort_entry where entered_on is not null
    union all
    select * from walk_in_entry
    union all
    select * from open_entry
),

-- Few learners enter a track twice: only these entries are put in order.
repeated as (
    select
        learner_id,
        track_key,
    from every_entry
    group by learner_id, track_key
    having count(*) > 1
),

ordered as (
    select
        *,
        1::bigint as entry_number,
        null::date as next_entered_on,
    from every_entry
    anti join repeated
        on repeated.learner_id = every_entry.learner_id
        and repeated.track_key = every_entry.track_key
    union all
    select
        every_entry.*,
        row_number() over learner_in_track as entry_number,
        lead(every_entry.entered_on) over learner_in_track as next_entered_on,
    from every_entry
    semi join repeated
        on repeated.learner_id = every_entry.learner_id
        and repeated.track_key = every_entry.track_key
    left join offering
        on offering.offering_number = every_entry.offering_number
    window learner_in_track as (
        partition by every_entry.learner_id, every_entry.track_key
        order by
            every_entry.entered_on,
            every_entry.starts_on,
            coalesce(offering.offering_key, every_entry.unknown_offering_key)
    )
),

-- One short key for the joins below.
entry as (
    select
        *,
        row_number() over () as entry_id,
    from ordered
),

first_entry as (
    select entry_id
    from entry
    qualify row_number() over (
        partition by learner_id
        order by entered_on, starts_on, track_key, entry_number
    ) = 1
),

-- Visits to a cohort that is no entry of its own, and to offerings without an end, belong to the newest entry that
-- began on or before them.
absorbed as (
    select
        learner_id,
        offering_number,
    from walk_in_after
    where is_walk_in and opens_on <= open_until
),

loose_visit as (
    select
        learner_id,
        track_key,
        quarter_on,
        first_on,
        last_on,
        days,
    from shared.visit
    where ends_on is null and offering_number is not null
    union all
    select
        visit.learner_id,
        visit.track_key,
        visit.quarter_on,
        visit.first_on,
        visit.last_on,
        visit.days,
    from shared.visit as visit
    semi join absorbed
        on absorbed.learner_id = visit.learner_id
        and absorbed.offering_number = visit.offering_number
    where visit.ends_on is not null
),

-- The days of a quarter from the entry on: the lowest bit is the first of them.
loose_days as (
    select
        entry.entry_id,
        entry.entered_on,
        entry.next_entered_on,
        visit.first_on,
        visit.days >> greatest(entry.entered_on - visit.quarter_on, 0)::integer as days,
    from loose_visit as visit
    join entry
        on entry.learner_id = visit.learner_id
        and entry.track_key = visit.track_key
        and entry.entered_on <= visit.last_on
        and (entry.next_entered_on is null or visit.first_on < entry.next_entered_on)
),

loose_start as (
    select
        entry_id,
        min(if(first_on >= entered_on, first_on, entered_on + bit_count((days & -days) - 1))) as first_on,
    from loose_days
    group by entry_id, next_entered_on
    having next_entered_on is null or first_on < next_entered_on
),

attended as not materialized (
    select
        entry.*,
        least(entry.cohort_attended_on, loose_start.first_on) as first_attended_on,
    from entry
    left join loose_start
        on loose_start.entry_id = entry.entry_id
),

-- The days of a quarter after the first visit, in the same way.
later_days as (
    select
        attended.entry_id,
        attended.first_attended_on + 1 as from_on,
        visit.first_on,
        visit.days >> greatest(attended.first_attended_on + 1 - visit.quarter_on, 0)::integer as days,
    from shared.visit as visit
    join attended
        on attended.learner_id = visit.learner_id
        and attended.track_key = visit.track_key
        and attended.first_attended_on < visit.last_on
),

returned as (
    select
        entry_id,
        min(if(first_on >= from_on, first_on, from_on + bit_count((days & -days) - 1))) as returned_on,
    from later_days
    group by entry_id
),

-- As a rule the month of the first visit holds sessions of the same partner; else the month before tells the next day.
attended_month as not materialized (
    select
        attended.*,
        calendar.days >> day(attended.first_attended_on)::integer as days,
        calendar.next_on,
        attended.first_attended_on is not null and calendar.track_key is null as is_elsewhere,
    from attended
    left join reference.calendar as calendar
        on calendar.track_key = attended.track_key
        and calendar.partner_key = attended.partner_key
        and calendar.month_on = date_trunc('month', attended.first_attended_on)::date
),

elsewhere as (
    select
        attended.entry_id,
        calendar.next_on,
    from attended_month as attended
    asof join reference.calendar as calendar
        on calendar.track_key = attended.track_key
        and calendar.partner_key = attended.partner_key
        and calendar.month_on <= attended.first_attended_on
    where attended.is_elsewhere
),

earned as (
    select
        entry.entry_id,
        min(offer.offered_on) as offered_on,
        min(offer.claimed_on) as claimed_on,
    from entry
    join offer
        on offer.learner_id = entry.learner_id
        and offer.track_key = entry.track_key
        and offer.is_competency
        and offer.offered_on >= entry.entered_on
        and (entry.next_entered_on is null or offer.offered_on < entry.next_entered_on)
    group by entry.entry_id
),

-- The best source first, then the newest day. A learner who declined is not filled from another source.
answer as not materialized (
    select
        learner_id,
        attribute,
        observed_on,
        if(status = 'stated' and attribute_value is not null, attribute_value, 'not stated'::code) as answer,
        (observed_on - date '1970-01-01') - 1000000 * source_rank as precedence,
    from core.attribute
    where status in ('stated', 'declined')
        and attribute in ('age_band', 'gender', 'first_language', 'disability', 'device_at_entry', 'area_deprivation')
),

-- As a rule all answers of a learner are there when the learner enters, one to each question, so they are put together
-- once per learner and without their order.
answered as (
    select
        learner_id,
        max(observed_on) as observed_on,
        count(*) as answer_count,
        min(answer) filter (where attribute = 'age_band') as age_band,
        min(answer) filter (where attribute = 'gender') as gender,
        min(answer) filter (where attribute = 'first_language') as first_language,
        min(answer) filter (where attribute = 'disability') as disability,
        min(answer) filter (where attribute = 'device_at_entry') as device_at_entry,
        min(answer) filter (where attribute = 'area_deprivation') as area_deprivation,
    from answer
    group by learner_id
),

answered_again as (
    select learner_id
    from answered
    where answer_count > len(list_filter([age_band, gender, first_language, disability, device_at_entry, area_deprivation], lambda answer: answer is not null))
),

person as (
    select * exclude (answer_count)
    from answered
    anti join answered_again
        on answered_again.learner_id = answered.learner_id
    union all
    select
        answer.learner_id,
        max(answer.observed_on) as observed_on,
        arg_max(answer.answer, answer.precedence) filter (where answer.attribute = 'age_band') as age_band,
        arg_max(answer.answer, answer.precedence) filter (where answer.attribute = 'gender') as gender,
        arg_max(answer.answer, answer.precedence) filter (where answer.attribute = 'first_language') as first_language,
        arg_max(answer.answer, answer.precedence) filter (where answer.attribute = 'disability') as disability,
        arg_max(answer.answer, answer.precedence) filter (where answer.attribute = 'device_at_entry') as device_at_entry,
        arg_max(answer.answer, answer.precedence) filter (where answer.attribute = 'area_deprivation') as area_deprivation,
    from answer
    semi join answered_again
        on answered_again.learner_id = answer.learner_id
    group by answer.learner_id
),

early_entry as (
    select
        entry.entry_id,
        entry.learner_id,
        entry.entered_on,
    from entry
    join person
        on person.learner_id = entry.learner_id
        and person.observed_on > entry.entered_on + 30
),

early_answer as (
    select
        entry.entry_id,
        answer.attribute,
        answer.answer,
        answer.precedence,
    from answer
    join early_entry as entry
        on entry.learner_id = answer.learner_id
        and answer.observed_on <= entry.entered_on + 30
),

early_person as (
    select
        entry_id,
        arg_max(answer, precedence) filter (where attribute = 'age_band') as age_band,
        arg_max(answer, precedence) filter (where attribute = 'gender') as gender,
        arg_max(answer, precedence) filter (where attribute = 'first_language') as first_language,
        arg_max(answer, precedence) filter (where attribute = 'disability') as disability,
        arg_max(answer, precedence) filter (where attribute = 'device_at_entry') as device_at_entry,
        arg_max(answer, precedence) filter (where attribute = 'area_deprivation') as area_deprivation,
    from early_answer
    group by entry_id
)

select
    entry.learner_id,
    entry.track_key,
    entry.entry_number,
    entry.partner_key,
    coalesce(offering.offering_key, entry.unknown_offering_key) as offering_key,
    first_entry.entry_id is not null as is_first_entry,
    entry.entered_on,
    entry.next_entered_on,
    coalesce(entry.starts_on, entry.entered_on) as starts_on,
    entry.is_registered,
    entry.registered_on,
    entry.withdrawn_on,
    entry.is_withdrawn,
    entry.is_withdrawal_undated,
    entry.result is not null as is_enrollment,
    entry.result,
    entry.first_attended_on,
    returned.returned_on,
    case
        when entry.days > 0 then entry.first_attended_on + 1 + bit_count((entry.days & -entry.days) - 1)
        when entry.is_elsewhere then elsewhere.next_on
        else entry.next_on
    end as further_session_on,
    earned.offered_on,
    earned.claimed_on,
    coalesce(person.age_band, early_person.age_band, 'not stated'::code) as age_band,
    coalesce(person.gender, early_person.gender, 'not stated'::code) as gender,
    coalesce(person.first_language, early_person.first_language, 'not stated'::code) as first_language,
    coalesce(person.disability, early_person.disability, 'not stated'::code) as disability,
    coalesce(person.device_at_entry, early_person.device_at_entry, 'not stated'::code) as device_at_entry,
    coalesce(person.area_deprivation, early_person.area_deprivation, 'not stated'::code) as area_deprivation,
from attended_month as entry
left join elsewhere
    on elsewhere.entry_id = entry.entry_id
left join offering
    on offering.offering_number = entry.offering_number
left join first_entry
    on first_entry.entry_id = entry.entry_id
left join returned
    on returned.entry_id = entry.entry_id
left join earned
    on earned.entry_id = entry.entry_id
left join person
    on person.learner_id = entry.learner_id
    and person.observed_on <= entry.entered_on + 30
left join early_person
    on early_person.entry_id = entry.entry_id
