-- A seeded world of 400 learners: hashes instead of random numbers, so that it is the same everywhere.
create macro pick(i, salt, n) as (hash(i, salt) % n)::int;

insert into core.partner by name
select 'p' || i as partner_key, 'Partner ' || i as partner_name, 'library' as partner_kind, 'd' as delivery_id
from range(3) as t(i);

insert into core.track by name
select * from (values
    ('fixed', 'Fixed', 'fixed', 'c-fixed', 'competency'),
    ('open', 'Open', 'open', 'c-open', 'competency'),
    ('badge', 'Badge', 'fixed', 'c-badge', 'engagement'),
    ('course', 'Course', 'fixed', null, null)
) as t(track_key, track_title, track_form, credential_key, credential_kind);

-- Four cohorts a track and partner, 100 days apart; offerings without an end; two courses.
insert into core.offering by name
select
    track || '-p' || partner || '-' || run as offering_key,
    track as track_key,
    'p' || partner as partner_key,
    date '2024-01-10' + (100 * run)::int as starts_on,
    date '2024-01-10' + (100 * run)::int + 60 as ends_on
from (values ('fixed'), ('badge')) as track(track), range(2) as partner(partner), range(4) as run(run)
union all
select 'open-p' || partner, 'open', 'p' || partner, date '2023-01-01', null from range(2) as partner(partner)
union all
select 'course-' || run, 'course', 'p2', date '2024-02-01' + (240 * run)::int, date '2024-07-01' + (240 * run)::int
from range(2) as run(run);

insert into core.session by name
select offering_key || ':' || number as session_key, offering_key, starts_on + (step * number)::int as held_on
from (
    select offering_key, starts_on, if(ends_on is null, 3, 20) as step, if(ends_on is null, 260, 4) as sessions
    from core.offering
    where track_key <> 'course'
), range(260) as number(number)
where number < sessions;

-- One registration in two is in an offering that its learner's number picks; some learners have several.
insert into core.registration by name
select
    learner_id,
    offering_key,
    if(pick(learner_id, offering_key || 'day', 20) = 0, null, starts_on + pick(learner_id, offering_key || 'on', 120) - 40)
        as registered_on,
    if(is_course, if(pick(learner_id, offering_key || 'out', 3) = 0, starts_on + pick(learner_id, 'out', 5) - 2, null), null)
        as withdrawn_on,
    is_course and result = 'Withdrawn' as is_withdrawn,
    is_course and result = 'Withdrawn' and pick(learner_id, offering_key || 'out', 3) > 0 as is_withdrawal_undated,
    if(is_course, result, null) as result,
    partner_key,
    track_key
from (
    select
        learner_id,
        offering.*,
        offering.track_key = 'course' as is_course,
        ['Pass', 'Fail', 'Withdrawn', 'Distinction'][1 + pick(learner_id, offering_key || 'result', 4)] as result
    from range(400) as learner(learner_id), core.offering as offering
    where pick(learner_id, offering_key, 14) = 0
);

-- Who registered comes often, some come without registering.
insert into core.attendance by name
select
    learner_id,
    session_key,
    held_on as attended_on,
    1.5 as hours,
    pick(learner_id, session_key || 'no-show', 10) > 0 as is_attended
from range(400) as learner(learner_id)
join core.session as session
    on pick(learner_id, session.session_key, 1000) < if(session.session_key like 'open%', 1, 15)
union
select
    registration.learner_id,
    session.session_key,
    session.held_on,
    1.5,
    true
from core.registration as registration
join core.session as session
    on session.offering_key = registration.offering_key
where pick(registration.learner_id, session.session_key, 100) between 10 and if(registration.track_key = 'open', 12, 59);

insert into core.attribute by name
select
    learner_id,
    attribute,
    date '2023-12-01' + pick(learner_id, attribute, 200) as observed_on,
    1 as source_rank,
    level[1 + pick(learner_id, attribute || 'level', 3)] as attribute_value,
    if(pick(learner_id, attribute || 'status', 6) = 0, 'declined', 'stated') as status
from range(400) as learner(learner_id), (
    values
        ('gender', ['woman', 'man', 'another']),
        ('age_band', ['16-17', '18-24', '25-34']),
        ('first_language', ['english', 'spanish', 'somali']),
        ('disability', ['yes', 'no', 'no'])
) as answer(attribute, level);

insert into core.award_event by name
select
    learner_id,
    'award-' || learner_id || '-' || credential as award_key,
    'offered' as event,
    date '2024-02-01' + pick(learner_id, credential || 'offered', 400) as event_on,
    credential as credential_key,
    'p2' as partner_key,
    'badge_status' as platform
from range(400) as learner(learner_id), (values ('c-fixed'), ('c-open'), ('c-badge')) as kind(credential)
where pick(learner_id, credential, 3) = 0;

insert into core.award_event by name
select * replace (
    ['accepted', 'accepted', 'accepted_automatically', 'rejected'][1 + pick(learner_id, credential_key || 'how', 4)] as event,
    event_on + pick(learner_id, credential_key || 'when', 70) as event_on
)
from core.award_event
where pick(learner_id, credential_key || 'again', 5) > 0;

-- Documents of half of the offers, under the id of the platform or one of their own; a day off, or another award.
insert into core.award by name
select
    learner_id,
    if(pick(learner_id, credential_key || 'id', 3) = 0, '', 'document-') || award_key as award_key,
    credential_key,
    event_on + [-1, 0, 1, 9][1 + pick(learner_id, credential_key || 'day', 4)] as awarded_on,
    'valid' as award_state
from core.award_event
where event = 'offered' and pick(learner_id, credential_key || 'document', 2) = 0;

insert into core.next_step by name
select
    learner_id,
    ['credit', 'hired', 'prior_enrollment'][1 + pick(learner_id, number::varchar || 'kind', 3)] as step_kind,
    date '2023-06-01' + pick(learner_id, number::varchar || 'step', 900) as started_on,
    'p2' as partner_key
from range(400) as learner(learner_id), range(3) as number(number);

insert into core.attempt by name
select
    registration.learner_id,
    registration.offering_key || '-exam-' || number as assessment_key,
    attempt as attempt_number,
    offering.starts_on + (30 * number)::int + pick(registration.learner_id, 'attempt', 90) as attempted_on,
    if(pick(registration.learner_id, number::varchar || 'none', 9) = 0, null, pick(registration.learner_id, number::varchar || 'score', 101))
        as score,
    40 as pass_mark,
    pick(registration.learner_id, number::varchar || 'banked', 12) = 0 as is_banked,
    registration.track_key,
    registration.partner_key
from core.registration as registration
join core.offering as offering
    on offering.offering_key = registration.offering_key,
range(3) as number(number), range(1, 3) as attempt(attempt)
where registration.track_key = 'course'
