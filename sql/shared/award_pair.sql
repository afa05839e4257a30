-- One row per award that the badge platform and a document tell under two ids.
-- reads: core.award, core.award_event
-- Platforms show days that may be one off. Whoever was awarded a credential twice has as many documents as awards.
with document as (
    select
        award.learner_id,
        award.credential_key,
        award.award_key,
        award.awarded_on as told_on,
        award.award_state = 'revoked' as is_revoked,
    from core.award as award
    anti join core.award_event as event
        on event.learner_id = award.learner_id
        and event.award_key = award.award_key
    where award.credential_key is not null and award.awarded_on is not null
),

reported as (
    select
        event.learner_id,
        event.credential_key,
        event.award_key,
        min(event.event_on) filter (where event.event in ('offered', 'awarded')) as told_on,
        bool_or(event.event = 'revoked') as is_revoked,
    from core.award_event as event
    semi join document
        on document.learner_id = event.learner_id
        and document.credential_key = event.credential_key
    anti join core.award as award
        on award.learner_id = event.learner_id
        and award.award_key = event.award_key
    group by event.learner_id, event.credential_key, event.award_key
),

told as (
    select
        *,
        true as is_document,
    from document
    union all
    select
        *,
        false as is_document,
    from reported
    where told_on is not null
),

-- Days of one credential that follow one another are a run: what is told in two runs is two awards.
spaced as (
    select
        *,
        told_on > lag(told_on) over (partition by learner_id, credential_key order by told_on) + 1 as is_apart,
    from told
),

run as (
    select
        *,
        count(*) filter (where is_apart) over (partition by learner_id, credential_key order by told_on) as run_number,
    from spaced
),

placed as (
    select
        *,
        row_number() over (
            partition by learner_id, credential_key, run_number, is_document
            order by told_on, is_revoked desc, award_key
        ) as place,
    from run
),

-- When both tell as many awards of a run, the first is the first: all days of a platform may be off alike.
abreast as (
    select
        learner_id,
        credential_key,
        run_number,
        place,
        min(award_key) filter (where not is_document) as award_key,
        min(award_key) filter (where is_document) as document_key,
        max(told_on) - min(told_on) as days_apart,
    from placed
    group by learner_id, credential_key, run_number, place
),

even_run as (
    select
        learner_id,
        credential_key,
        run_number,
    from abreast
    group by learner_id, credential_key, run_number
    having bool_and(award_key is not null and document_key is not null and days_apart <= 1)
),

-- Otherwise those of one day belong together, and then those of which the days are one off.
uneven as (
    select
        placed.*,
        row_number() over (
            partition by placed.learner_id, placed.credential_key, placed.is_document, placed.told_on
            order by placed.is_revoked desc, placed.award_key
        ) as place_of_day,
    from placed
    anti join even_run
        on even_run.learner_id = placed.learner_id
        and even_run.credential_key = placed.credential_key
        and even_run.run_number = placed.run_number
),

same_day as (
    select
        learner_id,
        credential_key,
        told_on,
        place_of_day,
        min(award_key) filter (where not is_document) as award_key,
        min(award_key) filter (where is_document) as document_key,
    from uneven
    group by learner_id, credential_key, told_on, place_of_day
    having count(*) = 2
),

left_over as (
    select
        uneven.*,
        row_number() over (
            partition by uneven.learner_id, uneven.credential_key, uneven.run_number, uneven.is_document
            order by uneven.told_on, uneven.is_revoked desc, uneven.award_key
        ) as place_left,
    from uneven
    anti join same_day
        on same_day.learner_id = uneven.learner_id
        and same_day.credential_key = uneven.credential_key
        and same_day.told_on = uneven.told_on
        and same_day.place_of_day = uneven.place_of_day
),

day_off as (
    select
        learner_id,
        min(award_key) filter (where not is_document) as award_key,
        min(award_key) filter (where is_document) as document_key,
    from left_over
    group by learner_id, credential_key, run_number, place_left
    having count(*) = 2 and max(told_on) - min(told_on) = 1
)

select
    abreast.learner_id,
    abreast.award_key,
    abreast.document_key,
from abreast
semi join even_run
    on even_run.learner_id = abreast.learner_id
    and even_run.credential_key = abreast.credential_key
    and even_run.run_number = abreast.run_number
union all
select
    learner_id,
    award_key,
    document_key,
from same_day
union all
select
    learner_id,
    award_key,
    document_key,
from day_off
