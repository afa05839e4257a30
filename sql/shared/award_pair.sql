-- One row per award that a document or a second platform tells under an id of its own, beside that of the platform that leads.
-- reads: core.award, core.award_event
-- Days that are shown may be one off. Whoever was awarded a credential twice has as many awards in what tells all of them.
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

-- Where one platform tells all, which is most often, no event is looked at twice.
elsewhere as (
    select distinct
        learner_id,
        credential_key,
    from core.award_event
    where platform <> (select min(platform) from core.award_event)
),

several as (
    select
        learner_id,
        credential_key,
    from document
    union
    select
        event.learner_id,
        event.credential_key,
    from core.award_event as event
    semi join elsewhere
        on elsewhere.learner_id = event.learner_id
        and elsewhere.credential_key = event.credential_key
    group by event.learner_id, event.credential_key
    having min(event.platform) <> max(event.platform)
),

reported as (
    select
        event.learner_id,
        event.credential_key,
        event.award_key,
        min(event.platform) as platform,
        min(event.platform) <> max(event.platform) as is_shared,
        min(event.event_on) filter (where event.event in ('offered', 'awarded')) as told_on,
        bool_or(event.event = 'revoked') as is_revoked,
    from core.award_event as event
    semi join several
        on several.learner_id = event.learner_id
        and several.credential_key = event.credential_key
    group by event.learner_id, event.credential_key, event.award_key
),

-- Platforms that tell one award under one id have the same ids: what differs between them are different awards.
told as (
    select
        reported.learner_id,
        reported.credential_key,
        reported.award_key,
        reported.told_on,
        reported.is_revoked,
        if(
            bool_or(reported.is_shared) over (partition by reported.learner_id, reported.credential_key),
            'several platforms',
            reported.platform
        ) as teller,
        award.award_key is not null as has_document,
        false as is_document,
    from reported
    left join core.award as award
        on award.learner_id = reported.learner_id
        and award.award_key = reported.award_key
    where reported.told_on is not null
    union all
    select
        learner_id,
        credential_key,
        award_key,
        told_on,
        is_revoked,
        'document' as teller,
        false as has_document,
        true as is_document,
    from document
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

counted as (
    select
        *,
        count(*) over (partition by learner_id, credential_key, run_number, teller) as award_count,
    from run
),

-- The platform that tells most awards of a run leads; all others are compared with it, one after the other.
led as (
    select
        *,
        first(teller) over (
            partition by learner_id, credential_key, run_number
            order by is_document, award_count desc, teller
        ) as leader,
    from counted
),

other_teller as (
    select distinct
        learner_id,
        credential_key,
        run_number,
        teller,
        is_document,
    from led
    where teller <> leader
),

compared as (
    select
        *,
        teller as beside,
        false as is_leading,
    from led
    where teller <> leader
    union all
    select
        led.*,
        other_teller.teller as beside,
        true as is_leading,
    from led
    join other_teller
        on other_teller.learner_id = led.learner_id
        and other_teller.credential_key = led.credential_key
        and other_teller.run_number = led.run_number
    where led.teller = led.leader and not (led.has_document and other_teller.is_document)
),

placed as (
    select
        *,
        row_number() over (
            partition by learner_id, credential_key, run_number, beside, is_leading
            order by told_on, is_revoked desc, award_key
        ) as place,
    from compared
),

-- When both tell as many awards of a run, the first is the first: all days of a platform may be off alike.
abreast as (
    select
        learner_id,
        credential_key,
        run_number,
        beside,
        place,
        min(award_key) filter (where is_leading) as award_key,
        min(award_key) filter (where not is_leading) as other_key,
        max(told_on) - min(told_on) as days_apart,
    from placed
    group by learner_id, credential_key, run_number, beside, place
),

even_run as (
    select
        learner_id,
        credential_key,
        run_number,
        beside,
    from abreast
    group by learner_id, credential_key, run_number, beside
    having bool_and(award_key is not null and other_key is not null and days_apart <= 1)
),

-- Otherwise those of one day belong together, and then those of which the days are one off.
uneven as (
    select
        placed.*,
        row_number() over (
            partition by placed.learner_id, placed.credential_key, placed.beside, placed.is_leading, placed.told_on
            order by placed.is_revoked desc, placed.award_key
        ) as place_of_day,
    from placed
    anti join even_run
        on even_run.learner_id = placed.learner_id
        and even_run.credential_key = placed.credential_key
        and even_run.run_number = placed.run_number
        and even_run.beside = placed.beside
),

same_day as (
    select
        learner_id,
        credential_key,
        beside,
        told_on,
        place_of_day,
        min(award_key) filter (where is_leading) as award_key,
        min(award_key) filter (where not is_leading) as other_key,
    from uneven
    group by learner_id, credential_key, beside, told_on, place_of_day
    having count(*) = 2
),

left_over as (
    select
        uneven.*,
        row_number() over (
            partition by
                uneven.learner_id, uneven.credential_key, uneven.run_number, uneven.beside, uneven.is_leading
            order by uneven.told_on, uneven.is_revoked desc, uneven.award_key
        ) as place_left,
    from uneven
    anti join same_day
        on same_day.learner_id = uneven.learner_id
        and same_day.credential_key = uneven.credential_key
        and same_day.beside = uneven.beside
        and same_day.told_on = uneven.told_on
        and same_day.place_of_day = uneven.place_of_day
),

day_off as (
    select
        learner_id,
        min(award_key) filter (where is_leading) as award_key,
        min(award_key) filter (where not is_leading) as other_key,
    from left_over
    group by learner_id, credential_key, run_number, beside, place_left
    having count(*) = 2 and max(told_on) - min(told_on) = 1
)

select
    abreast.learner_id,
    abreast.award_key,
    abreast.other_key,
from abreast
semi join even_run
    on even_run.learner_id = abreast.learner_id
    and even_run.credential_key = abreast.credential_key
    and even_run.run_number = abreast.run_number
    and even_run.beside = abreast.beside
union all
select
    learner_id,
    award_key,
    other_key,
from same_day
union all
select
    learner_id,
    award_key,
    other_key,
from day_off
