-- One row per learner and offer chain.
-- reads: core.award, core.award_event, core.next_step, core.track, mart.entry
with reported as (
    select
        learner_id,
        award_key,
        min(credential_key) as credential_key,
        min(partner_key) as partner_key,
        min(event_on) filter (where event = 'offered') as offered_on,
        min(event_on) filter (where event = 'accepted') as accepted_on,
        min(event_on) filter (where event = 'accepted_automatically') as accepted_automatically_on,
        min(event_on) filter (where event = 'rejected') as rejected_on,
        min(event_on) filter (where event = 'revoked') as revoked_on,
        min(event_on) filter (where event = 'revoked' and reason = 'error') as voided_on,
        min(event_on) filter (where event = 'offer_expired') as expired_on,
    from core.award_event
    group by learner_id, award_key
),

-- An award is known from the badge platform, from its document, or from both.
known as (
    select
        coalesce(reported.learner_id, document.learner_id) as learner_id,
        coalesce(reported.award_key, document.award_key) as award_key,
        coalesce(reported.credential_key, document.credential_key, 'not stated'::code) as credential_key,
        coalesce(reported.partner_key, document.partner_key, 'not stated'::code) as partner_key,
        reported.offered_on,
        coalesce(document.awarded_on, reported.offered_on) as awarded_on,
        coalesce(reported.offered_on, document.awarded_on) as begun_on,
        least(reported.accepted_on, reported.accepted_automatically_on) as claimed_on,
        case
            when reported.accepted_automatically_on is null then reported.accepted_on is not null
            else reported.accepted_on <= reported.accepted_automatically_on
        end as is_claimed_by_learner,
        reported.rejected_on,
        reported.revoked_on,
        reported.voided_on,
        reported.expired_on,
    from reported
    full join core.award as document
        on document.learner_id = reported.learner_id
        and document.award_key = reported.award_key
),

-- Revoked for error and awarded again within 90 days is one chain.
linked as (
    select
        *,
        begun_on >= lag(voided_on) over learner_and_credential
            and begun_on <= lag(voided_on) over learner_and_credential + 90 as is_continued,
    from known
    window learner_and_credential as (partition by learner_id, credential_key order by begun_on, award_key)
),

numbered as (
    select
        *,
        count(*) filter (where is_continued is not true) over (
            partition by learner_id, credential_key
            order by begun_on, award_key
        ) as chain_number,
    from linked
),

chain as (
    select
        learner_id,
        credential_key,
        chain_number,
        first(award_key order by begun_on, award_key) as award_key,
        first(partner_key order by begun_on, award_key) as partner_key,
        min(offered_on) as offered_on,
        min(awarded_on) as awarded_on,
        min(claimed_on) as claimed_on,
        first(is_claimed_by_learner order by claimed_on nulls last, award_key) as is_claimed_by_learner,
        last(rejected_on order by begun_on, award_key) as rejected_on,
        last(revoked_on order by begun_on, award_key) as revoked_on,
        last(expired_on order by begun_on, award_key) as expired_on,
        last(voided_on order by begun_on, award_key) is not null as is_void,
    from numbered
    group by learner_id, credential_key, chain_number
),

credential as (
    select
        credential_key,
        min(track_key) as track_key,
        min(credential_kind) as kind,
    from core.track
    where credential_key is not null
    group by credential_key
),

described as (
    select
        chain.*,
        coalesce(credential.track_key, 'not stated'::code) as track_key,
        coalesce(credential.kind, 'not stated') as kind,
    from chain
    left join credential
        on credential.credential_key = chain.credential_key
),

-- Award keys are keyed tokens: where they alone broke ties, the numbers would depend on the key.
ranked as (
    select
        *,
        is_counted and offered_on is not null and row_number() over by_offer = 1 as is_first_offer,
        is_counted and awarded_on is not null and row_number() over by_award = 1 as is_first_award,
    from (select *, kind = 'competency' and not is_void as is_counted from described) as counted
    window
        by_offer as (partition by learner_id, is_counted order by offered_on nulls last, credential_key, award_key),
        by_award as (partition by learner_id, is_counted order by awarded_on nulls last, credential_key, award_key)
),

step as (
    select
        learner_id,
        started_on,
        min(step_kind) as step_kind,
    from core.next_step
    where step_kind <> 'prior_enrollment'
    group by learner_id, started_on
),

enrolled as (
    select distinct
        ranked.learner_id,
        ranked.award_key,
    from ranked
    join core.next_step as next_step
        on next_step.learner_id = ranked.learner_id
        and next_step.step_kind = 'prior_enrollment'
        and next_step.started_on <= ranked.awarded_on
        and next_step.started_on >= ranked.awarded_on - 365
),

followed as (
    select
        ranked.*,
        step.started_on as next_step_on,
        step.step_kind as next_step_kind,
    from ranked
    asof left join step
        on step.learner_id = ranked.learner_id
        and step.started_on >= ranked.awarded_on
),

-- Entries of one day have the same groups, so it does not matter which of them is met.
person as (
    select
        entry.learner_id,
        entry.entered_on,
        entry.age_band,
        entry.gender,
        entry.first_language,
        entry.disability,
        entry.device_at_entry,
        entry.area_deprivation,
    from mart.entry as entry
    semi join ranked
        on ranked.learner_id = entry.learner_id
)

select
    followed.learner_id,
    followed.award_key,
    followed.credential_key,
    followed.track_key,
    followed.partner_key,
    followed.kind,
    followed.offered_on,
    followed.awarded_on,
    followed.claimed_on,
    case
        when followed.claimed_on is null then null
        when followed.is_claimed_by_learner then 'by learner'
        else 'automatic'
    end as claim_mode,
    followed.rejected_on,
    followed.revoked_on,
    followed.expired_on,
    followed.is_void,
    followed.is_first_offer,
    followed.is_first_award,
    followed.next_step_on,
    followed.next_step_kind,
    enrolled.award_key is not null as is_enrolled_before,
    coalesce(person.age_band, 'not stated'::code) as age_band,
    coalesce(person.gender, 'not stated'::code) as gender,
    coalesce(person.first_language, 'not stated'::code) as first_language,
    coalesce(person.disability, 'not stated'::code) as disability,
    coalesce(person.device_at_entry, 'not stated'::code) as device_at_entry,
    coalesce(person.area_deprivation, 'not stated'::code) as area_deprivation,
from followed
left join enrolled
    on enrolled.learner_id = followed.learner_id
    and enrolled.award_key = followed.award_key
asof left join person
    on person.learner_id = followed.learner_id
    and person.entered_on <= coalesce(followed.offered_on, followed.awarded_on)
