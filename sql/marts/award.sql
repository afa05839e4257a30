-- One row per learner and offer chain.
-- reads: core.award, core.award_event, core.award_status, core.next_step, core.track, mart.entry, reference.listed_state, shared.award_pair
with told as (
    select
        event.learner_id,
        coalesce(pair.award_key, event.award_key) as award_key,
        event.credential_key,
        event.partner_key,
        event.event,
        event.event_on,
        event.reason,
    from core.award_event as event
    left join shared.award_pair as pair
        on pair.learner_id = event.learner_id
        and pair.other_key = event.award_key
),

reported as (
    select
        learner_id,
        award_key,
        min(credential_key) as credential_key,
        min(partner_key) as partner_key,
        min(event_on) filter (where event = 'offered') as offered_on,
        min(event_on) filter (where event = 'awarded') as made_on,
        min(event_on) filter (where event = 'accepted') as accepted_on,
        min(event_on) filter (where event = 'accepted_automatically') as accepted_automatically_on,
        min(event_on) filter (where event = 'rejected') as rejected_on,
        min(event_on) filter (where event = 'revoked') as revoked_on,
        min(event_on) filter (where event = 'revoked' and reason = 'error') as voided_on,
        min(event_on) filter (where event = 'offer_expired') as expired_on,
    from told
    group by learner_id, award_key
),

-- An award has one or two places in lists; of the states that it is in, revoked comes first.
looked_up as (
    select
        place.learner_id,
        place.award_key,
        min(listed.award_state) as award_state,
    from core.award_status as place
    join reference.listed_state as listed
        on listed.status_key = place.status_key
    group by place.learner_id, place.award_key
),

documented as (
    select
        document.*,
        coalesce(pair.award_key, document.award_key) as known_key,
    from core.award as document
    left join shared.award_pair as pair
        on pair.learner_id = document.learner_id
        and pair.other_key = document.award_key
),

-- Two platforms may each have a document of what is one award.
documented_once as (
    select documented.*
    from documented
    anti join shared.award_pair as pair
        on pair.learner_id = documented.learner_id
        and pair.award_key = documented.known_key
    union all
    select documented.*
    from documented
    semi join shared.award_pair as pair
        on pair.learner_id = documented.learner_id
        and pair.award_key = documented.known_key
    qualify row_number() over (
        partition by documented.learner_id, documented.known_key
        order by documented.award_state = 'revoked' desc, documented.awarded_on, documented.award_key
    ) = 1
),

named_elsewhere as (
    select
        pair.learner_id,
        pair.award_key,
        min(listed.award_state) as award_state,
    from shared.award_pair as pair
    join reference.listed_state as listed
        on listed.status_key = pair.other_key
    group by pair.learner_id, pair.award_key
),

-- An award is known from a badge platform or two, from its document, or from both, under one id or several.
known as (
    select
        coalesce(reported.learner_id, document.learner_id) as learner_id,
        coalesce(reported.award_key, document.known_key) as award_key,
        document.award_key as document_key,
        coalesce(reported.credential_key, document.credential_key, 'not stated'::code) as credential_key,
        coalesce(reported.partner_key, document.partner_key, 'not stated'::code) as partner_key,
        reported.offered_on,
        coalesce(document.awarded_on, reported.made_on, reported.offered_on) as awarded_on,
        coalesce(reported.offered_on, document.awarded_on, reported.made_on) as begun_on,
        least(reported.accepted_on, reported.accepted_automatically_on) as claimed_on,
        case
            when reported.accepted_automatically_on is null then reported.accepted_on is not null
            else reported.accepted_on <= reported.accepted_automatically_on
        end as is_claimed_by_learner,
        reported.rejected_on,
        reported.revoked_on,
        reported.voided_on,
        reported.expired_on,
        document.award_state as document_state,
    from reported
    full join documented_once as document
        on document.learner_id = reported.learner_id
        and document.known_key = reported.award_key
),

standing as (
    select
        known.*,
        case
            when known.revoked_on is not null or known.document_state = 'revoked' then 'revoked'
            else coalesce(
                least(named.award_state, named_elsewhere.award_state, looked_up.award_state),
                known.document_state,
                'not stated'
            )
        end as award_state,
    from known
    left join reference.listed_state as named
        on named.status_key = known.award_key
    left join named_elsewhere
        on named_elsewhere.learner_id = known.learner_id
        and named_elsewhere.award_key = known.award_key
    left join looked_up
        on looked_up.learner_id = known.learner_id
        and looked_up.award_key = known.document_key
),

-- Revoked for error and awarded again within 90 days is one chain; without such a revocation each award is its own.
voided as (
    select distinct
        learner_id,
        credential_key,
    from standing
    where voided_on is not null
),

linked as (
    select
        known.*,
        known.begun_on >= lag(known.voided_on) over learner_and_credential
            and known.begun_on <= lag(known.voided_on) over learner_and_credential + 90 as is_continued,
    from standing as known
    semi join voided
        on voided.learner_id = known.learner_id
        and voided.credential_key = known.credential_key
    window learner_and_credential as (
        partition by known.learner_id, known.credential_key
        order by known.begun_on, known.award_key
    )
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
        last(award_state order by begun_on, award_key) as award_state,
    from numbered
    group by learner_id, credential_key, chain_number
    union all
    select
        known.learner_id,
        known.credential_key,
        known.award_key,
        known.partner_key,
        known.offered_on,
        known.awarded_on,
        known.claimed_on,
        known.is_claimed_by_learner,
        known.rejected_on,
        known.revoked_on,
        known.expired_on,
        false as is_void,
        known.award_state,
    from standing as known
    anti join voided
        on voided.learner_id = known.learner_id
        and voided.credential_key = known.credential_key
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
        credential.kind is not distinct from 'competency' and not chain.is_void as is_counted,
    from chain
    left join credential
        on credential.credential_key = chain.credential_key
),

-- Most learners have one award that counts: it is the first. Award keys are keyed tokens: where they alone broke
-- ties, the numbers would depend on the key.
several as (
    select learner_id
    from described
    where is_counted
    group by learner_id
    having count(*) > 1
),

ranked as (
    select
        described.*,
        described.offered_on is not null and row_number() over by_offer = 1 as is_first_offer,
        described.awarded_on is not null and row_number() over by_award = 1 as is_first_award,
    from described
    semi join several
        on several.learner_id = described.learner_id
    where described.is_counted
    window
        by_offer as (
            partition by described.learner_id
            order by described.offered_on nulls last, described.credential_key, described.award_key
        ),
        by_award as (
            partition by described.learner_id
            order by described.awarded_on nulls last, described.credential_key, described.award_key
        )
    union all
    select
        described.*,
        described.is_counted and described.offered_on is not null as is_first_offer,
        described.is_counted and described.awarded_on is not null as is_first_award,
    from described
    left join several
        on several.learner_id = described.learner_id
    where several.learner_id is null or not described.is_counted
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
        ranked.learner_id,
        ranked.award_key,
        min(step.started_on) as next_step_on,
        arg_min(step.step_kind, step.started_on) as next_step_kind,
    from ranked
    join step
        on step.learner_id = ranked.learner_id
        and step.started_on >= ranked.awarded_on
    group by ranked.learner_id, ranked.award_key
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
        hash(entry.age_band, entry.gender, entry.first_language, entry.disability, entry.device_at_entry, entry.area_deprivation) as groups,
    from mart.entry as entry
    semi join ranked
        on ranked.learner_id = entry.learner_id
),

-- The groups of most learners are the same in all their entries.
steady_person as (
    select
        learner_id,
        min(entered_on) as entered_on,
        any_value(age_band) as age_band,
        any_value(gender) as gender,
        any_value(first_language) as first_language,
        any_value(disability) as disability,
        any_value(device_at_entry) as device_at_entry,
        any_value(area_deprivation) as area_deprivation,
    from person
    group by learner_id
    having min(groups) = max(groups)
),

changing_person as (
    select
        person.learner_id,
        person.entered_on,
        person.age_band,
        person.gender,
        person.first_language,
        person.disability,
        person.device_at_entry,
        person.area_deprivation,
    from person
    anti join steady_person
        on steady_person.learner_id = person.learner_id
),

grouped as (
    select
        ranked.*,
        person.age_band,
        person.gender,
        person.first_language,
        person.disability,
        person.device_at_entry,
        person.area_deprivation,
    from ranked
    left join steady_person as person
        on person.learner_id = ranked.learner_id
        and person.entered_on <= coalesce(ranked.offered_on, ranked.awarded_on)
    anti join changing_person
        on changing_person.learner_id = ranked.learner_id
    union all
    select
        ranked.*,
        person.age_band,
        person.gender,
        person.first_language,
        person.disability,
        person.device_at_entry,
        person.area_deprivation,
    from ranked
    semi join changing_person
        on changing_person.learner_id = ranked.learner_id
    asof left join changing_person as person
        on person.learner_id = ranked.learner_id
        and person.entered_on <= coalesce(ranked.offered_on, ranked.awarded_on)
)

select
    grouped.learner_id,
    grouped.award_key,
    grouped.credential_key,
    grouped.track_key,
    grouped.partner_key,
    grouped.kind,
    grouped.offered_on,
    grouped.awarded_on,
    grouped.claimed_on,
    case
        when grouped.claimed_on is null then null
        when grouped.is_claimed_by_learner then 'by learner'
        else 'automatic'
    end as claim_mode,
    grouped.rejected_on,
    grouped.revoked_on,
    grouped.expired_on,
    grouped.is_void,
    grouped.award_state,
    grouped.is_first_offer,
    grouped.is_first_award,
    followed.next_step_on,
    followed.next_step_kind,
    enrolled.award_key is not null as is_enrolled_before,
    coalesce(grouped.age_band, 'not stated'::code) as age_band,
    coalesce(grouped.gender, 'not stated'::code) as gender,
    coalesce(grouped.first_language, 'not stated'::code) as first_language,
    coalesce(grouped.disability, 'not stated'::code) as disability,
    coalesce(grouped.device_at_entry, 'not stated'::code) as device_at_entry,
    coalesce(grouped.area_deprivation, 'not stated'::code) as area_deprivation,
from grouped
left join followed
    on followed.learner_id = grouped.learner_id
    and followed.award_key = grouped.award_key
left join enrolled
    on enrolled.learner_id = grouped.learner_id
    and enrolled.award_key = grouped.award_key
