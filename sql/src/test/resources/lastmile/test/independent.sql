-- Every indicator once more, straight from core tables and as literally as possible: one view per indicator with one
-- row per counted thing. Written apart from the marts, slow on purpose.
create schema independent;

create table independent.visit as
select attendance.learner_id, offering.track_key, offering.partner_key, offering.offering_key, offering.ends_on,
    attendance.attended_on
from core.attendance as attendance
join core.session as session using (session_key)
join core.offering as offering using (offering_key)
where attendance.is_attended;

create table independent.offer as
select offered.learner_id, track.track_key, credential_key, track.credential_kind, offered.award_key,
    offered.event_on as offered_on,
    (
        select accepted.event_on from core.award_event as accepted
        where accepted.award_key = offered.award_key and accepted.event = 'accepted'
    ) as claimed_on
from core.award_event as offered
join core.track as track using (credential_key)
where offered.event = 'offered';

create table independent.cohort as
select registration.*, offering.starts_on, offering.ends_on, visits.visited_on,
    coalesce(registration.registered_on, visits.visited_on, offering.starts_on) as entered_on
from core.registration as registration
join core.offering as offering using (offering_key)
left join (
    select learner_id, offering_key, min(attended_on) as visited_on from independent.visit group by all
) as visits using (learner_id, offering_key)
where offering.ends_on is not null;

create table independent.walk as
select learner_id, track_key, offering_key, ends_on, min(attended_on) as opens_on
from independent.visit as visit
where ends_on is not null and not exists (
    from core.registration as registration
    where registration.learner_id = visit.learner_id and registration.offering_key = visit.offering_key
)
group by all;

create table independent.span as
select learner_id, track_key, offering_key, opens_on, rank,
    least(closes_on, (
        select min(offered_on) from independent.offer as offer
        where offer.learner_id = span.learner_id and offer.track_key = span.track_key and offered_on >= opens_on
    )) as closes_on
from (
    select learner_id, track_key, offering_key, entered_on as opens_on, 0 as rank,
        least(withdrawn_on, ends_on + 30) as closes_on
    from independent.cohort
    union all
    select learner_id, track_key, offering_key, opens_on, 1 as rank, ends_on + 30 as closes_on from independent.walk
) as span;

create table independent.open_contact as
select learner_id, track_key, attended_on as contact_on, false as is_registration
from independent.visit
where ends_on is null
union all
select learner_id, track_key, registered_on, true
from core.registration
where offering_key like 'open%' and registered_on is not null;

create table independent.start as
select learner_id, track_key, offering_key, entered_on, starts_on, visited_on, true as is_registered, result, withdrawn_on
from independent.cohort
union all
select walk.learner_id, walk.track_key, walk.offering_key, walk.opens_on, offering.starts_on, walk.opens_on, false, null, null
from independent.walk as walk
join core.offering as offering using (offering_key)
where not exists (
    from independent.span as span
    where span.learner_id = walk.learner_id and span.track_key = walk.track_key
        and (span.opens_on, span.rank, span.offering_key) < (walk.opens_on, 1, walk.offering_key)
        and span.closes_on >= walk.opens_on
)
union all
select distinct contact.learner_id, contact.track_key, '', contact.contact_on, contact.contact_on, null::date, false, null, null::date
from independent.open_contact as contact
where not exists (
    from independent.open_contact as before
    where before.learner_id = contact.learner_id and before.track_key = contact.track_key
        and before.contact_on < contact.contact_on and contact.contact_on - before.contact_on <= 90
        and not exists (
            from independent.offer as offer
            where offer.learner_id = contact.learner_id and offer.track_key = contact.track_key
                and offer.offered_on >= before.contact_on and offer.offered_on < contact.contact_on
        )
);

create table independent.entry as
with dated as (
    select start.*,
        (
            select min(later.entered_on) from independent.start as later
            where later.learner_id = start.learner_id and later.track_key = start.track_key
                and (later.entered_on, later.starts_on, later.offering_key)
                    > (start.entered_on, start.starts_on, start.offering_key)
        ) as until_on,
        not exists (
            from independent.start as earlier
            where earlier.learner_id = start.learner_id
                and (earlier.entered_on, earlier.starts_on, earlier.track_key, earlier.offering_key)
                    < (start.entered_on, start.starts_on, start.track_key, start.offering_key)
        ) as is_first
    from independent.start as start
),
came as (
    select dated.*,
        least(visited_on, (
            select min(attended_on) from independent.visit as visit
            where visit.learner_id = dated.learner_id and visit.track_key = dated.track_key
                and attended_on >= entered_on and attended_on < coalesce(until_on, date '9999-01-01')
                and not exists (
                    from independent.start as owner
                    where owner.learner_id = visit.learner_id and owner.offering_key = visit.offering_key
                )
        )) as attended_on
    from dated
)
select came.*,
    (
        select min(visit.attended_on) from independent.visit as visit
        where visit.learner_id = came.learner_id and visit.track_key = came.track_key
            and visit.attended_on > came.attended_on
    ) as returned_on,
    (
        select min(offered_on) from independent.offer as offer
        where offer.learner_id = came.learner_id and offer.track_key = came.track_key
            and credential_kind = 'competency'
            and offered_on >= entered_on and offered_on < coalesce(until_on, date '9999-01-01')
    ) as offered_on,
    (
        select min(claimed_on) from independent.offer as offer
        where offer.learner_id = came.learner_id and offer.track_key = came.track_key
            and credential_kind = 'competency'
            and offered_on >= entered_on and offered_on < coalesce(until_on, date '9999-01-01')
    ) as claimed_on,
    coalesce((
        select if(status = 'stated', attribute_value, null) from core.attribute as attribute
        where attribute.learner_id = came.learner_id and attribute.attribute = 'gender'
            and observed_on - 30 <= entered_on
    ), 'not stated') as gender
from came;

create view independent.registrations as
select learner_id, entered_on as anchor_on, gender, false as is_hit, 1 as amount
from independent.entry as entry
where is_registered or exists (
    from independent.open_contact as contact
    where contact.learner_id = entry.learner_id and contact.track_key = entry.track_key and entry.offering_key = ''
        and is_registration and contact_on >= entered_on and contact_on < coalesce(until_on, date '9999-01-01')
);

create view independent.attendances as
select visit.learner_id, visit.track_key, visit.partner_key, visit.attended_on as anchor_on, false as is_hit, 1 as amount,
    coalesce((
        select arg_max(gender, entered_on) from independent.entry as entry
        where entry.learner_id = visit.learner_id and entry.track_key = visit.track_key
            and entry.entered_on <= (
                select max(same.attended_on) from independent.visit as same
                where same.learner_id = visit.learner_id and same.track_key = visit.track_key
                    and same.partner_key = visit.partner_key
                    and date_trunc('quarter', same.attended_on) = date_trunc('quarter', visit.attended_on)
            )
    ), 'not stated') as gender
from independent.visit as visit;

create view independent.learners_served as from independent.attendances;

create view independent.persistence_return_30d as
select learner_id, attended_on as anchor_on, gender, coalesce(returned_on - attended_on <= 30, false) as is_hit, 1 as amount
from independent.entry as entry
where is_first and result is null and exists (
    from core.session as session
    join core.offering as offering using (offering_key)
    where offering.track_key = entry.track_key
        and session.held_on > entry.attended_on and session.held_on - entry.attended_on <= 30
        and offering.partner_key = coalesce(
            (select partner_key from core.offering as own where own.offering_key = entry.offering_key),
            (
                select min(mine.partner_key) from (
                    select partner_key, offering_key from independent.visit as visit
                    where visit.learner_id = entry.learner_id and visit.track_key = entry.track_key
                        and visit.attended_on = entry.entered_on
                    union all
                    select partner_key, offering_key from core.registration as registration
                    where registration.learner_id = entry.learner_id and registration.track_key = entry.track_key
                        and registration.registered_on = entry.entered_on
                ) as mine
            )
        )
);

create view independent.course_not_withdrawn_registered as
select registration.learner_id, offering.starts_on as anchor_on, entry.gender, registration.result <> 'Withdrawn' as is_hit,
    1 as amount
from core.registration as registration
join core.offering as offering using (offering_key)
join independent.entry as entry using (learner_id, offering_key)
where registration.track_key = 'course';

create view independent.course_not_withdrawn_started as
select course.*
from independent.course_not_withdrawn_registered as course
where not exists (
    from core.registration as registration
    join core.offering as offering using (offering_key)
    where registration.learner_id = course.learner_id and offering.starts_on = course.anchor_on
        and registration.track_key = 'course' and registration.withdrawn_on <= offering.starts_on
);

create view independent.pass_first_attempt as
select learner_id, attempted_on as anchor_on, score >= pass_mark as is_hit, 1 as amount,
    coalesce((
        select arg_max(gender, entered_on) from independent.entry as entry
        where entry.learner_id = attempt.learner_id and entry.track_key = attempt.track_key and entered_on <= attempted_on
    ), 'not stated') as gender
from core.attempt as attempt
where attempt_number = 1 and not is_banked and score is not null;

create view independent.first_offer as
select distinct on (learner_id) learner_id, offered_on as anchor_on, claimed_on,
    coalesce((
        select arg_max(gender, entered_on) from independent.entry as entry
        where entry.learner_id = offer.learner_id and entry.entered_on <= offer.offered_on
    ), 'not stated') as gender
from independent.offer as offer
where credential_kind = 'competency'
order by learner_id, offered_on, credential_key, award_key;

create view independent.first_claim_rate_30d as
select learner_id, anchor_on, gender, coalesce(claimed_on between anchor_on and anchor_on + 30, false) as is_hit, 1 as amount
from independent.first_offer;

create table independent.document as
select document.learner_id, document.credential_key, document.awarded_on, offer.award_key as offer_key
from core.award as document
left join independent.offer as offer on offer.learner_id = document.learner_id
    and offer.credential_key = document.credential_key
    and (offer.award_key = document.award_key or abs(offer.offered_on - document.awarded_on) <= 1);

create table independent.award as
select offer.learner_id, offer.credential_key, offered_on, coalesce(awarded_on, offered_on) as awarded_on
from independent.offer as offer left join independent.document on offer_key = award_key
union all
select learner_id, credential_key, null, awarded_on from independent.document where offer_key is null;

create table independent.first_award as
select distinct on (learner_id) learner_id, awarded_on as anchor_on,
    coalesce((
        select arg_max(gender, entered_on) from independent.entry as entry
        where entry.learner_id = award.learner_id and entry.entered_on <= coalesce(award.offered_on, award.awarded_on)
    ), 'not stated') as gender
from independent.award as award
join core.track as track using (credential_key)
where track.credential_kind = 'competency'
order by learner_id, awarded_on, credential_key;

create view independent.next_step_awarded_180d as
select learner_id, anchor_on, gender, 1 as amount, exists (
        from core.next_step as step
        where step.learner_id = first_award.learner_id and step_kind in ('credit', 'hired')
            and started_on - anchor_on between 0 and 180
    ) as is_hit
from independent.first_award as first_award
where not exists (
    from core.next_step as step
    where step.learner_id = first_award.learner_id and step_kind = 'prior_enrollment'
        and anchor_on - started_on between 0 and 365
);

create view independent.funnel_registered as
select learner_id, entered_on as anchor_on, gender, false as is_hit, 1 as amount,
    attended_on - entered_on as attended_days, returned_on - entered_on as returned_days,
    offered_on - entered_on as offered_days, claimed_on - entered_on as claimed_days
from independent.entry
where is_first and result is null;

create view independent.funnel_attended_180d as from independent.funnel_registered where attended_days <= 180;

create view independent.funnel_returned_180d as from independent.funnel_registered where returned_days <= 180;

create view independent.funnel_offered_180d as from independent.funnel_registered where offered_days <= 180;

create view independent.funnel_claimed_180d as from independent.funnel_registered where claimed_days <= 180
