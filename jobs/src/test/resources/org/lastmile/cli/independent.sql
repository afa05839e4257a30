-- One row per indicator, period and level, computed from the delivered files and from nothing of the road.
-- The demo delivers no walk-ins, so a cohort entry is a registration.
with intake as (
    select distinct card_number, email, student_number from learner_intake
),

-- Identifiers in plain text: a person is the library card, else the student number, else the e-mail address.
student_card as (
    select student_number, min(card_number) as card from intake where student_number is not null group by all
),

email_card as (
    select email, min(card_number) as card from intake where email is not null group by all
),

email_student as (
    select email, min(student_number) as student_number
    from next_steps
    where email is not null and student_number is not null
    group by all
),

badge as (
    select
        coalesce(email_card.card, student_card.card, email_student.student_number, b.email) as person,
        b.award_id,
        b.credential_key,
        b.event,
        b.event_on,
        b.reason
    from badge_status as b
    left join email_card on email_card.email = b.email
    left join email_student on email_student.email = b.email
    left join student_card on student_card.student_number = email_student.student_number
),

step as (
    select
        coalesce(s.card, e.card, n.student_number, es.student_number, n.email) as person,
        n.step_kind,
        n.started_on
    from next_steps as n
    left join student_card as s on s.student_number = n.student_number
    left join email_card as e on e.email = n.email
    left join email_student as es on es.email = n.email
),

present as (
    select a.card_number as person, o.track_key, o.offering_key, o.partner_key, a.attended_on
    from attendance as a
    join sessions using (session_key)
    join offerings as o using (offering_key)
    where a.attendance_status = 'attended'
),

-- Awards of one credential to one person: an award that follows an error within 90 days continues the one before.
award as (
    select
        person,
        award_id,
        credential_key,
        max(case when event = 'offered' then event_on end) as offered_on,
        min(case when event = 'accepted' then event_on end) as accepted_on,
        min(case when event = 'accepted_automatically' then event_on end) as automatic_on,
        min(case when event = 'revoked' and reason = 'error' then event_on end) as error_on
    from badge
    group by all
),

renewed as (
    select old.person, old.award_id as old_id, new.award_id as new_id, new.accepted_on, new.automatic_on, new.error_on
    from award as old
    join award as new
        on new.person = old.person
        and new.credential_key = old.credential_key
        and new.offered_on between old.error_on and old.error_on + 90
        and new.award_id <> old.award_id
),

earned as (
    select
        a.person,
        a.credential_key,
        a.offered_on,
        least(a.accepted_on, a.automatic_on, r.accepted_on, r.automatic_on) as claimed_on,
        least(a.accepted_on, r.accepted_on) as self_on
    from award as a
    left join renewed as r on r.old_id = a.award_id
    where a.award_id not in (select new_id from renewed)
        and (a.error_on is null or r.new_id is not null and r.error_on is null)
),

first_earned as (
    from earned qualify row_number() over (partition by person order by offered_on, credential_key) = 1
),

-- Offerings with an end: each registration is an entry.
cohort as (
    select
        r.card_number as person,
        o.track_key,
        o.partner_key,
        o.offering_key,
        r.registered_on as entered_on,
        o.starts_on,
        1 as registrations,
        (select min(p.attended_on) from present as p where p.person = r.card_number and p.offering_key = o.offering_key)
            as first_on
    from registrations as r
    join offerings as o using (offering_key)
    where o.ends_on is not null
),

-- Offerings without an end: a contact opens an entry unless a contact of the 90 days before it still holds, which it
-- does not when a withdrawal or the credential came between.
contact as (
    select person, track_key, attended_on as day_on, min(offering_key) as offering_key, min(partner_key) as partner_key
    from (
        select person, track_key, attended_on, offering_key, partner_key
        from present
        where offering_key in (select offering_key from offerings where ends_on is null)
        union all
        select r.card_number, o.track_key, r.registered_on, o.offering_key, o.partner_key
        from registrations as r
        join offerings as o using (offering_key)
        where o.ends_on is null
    )
    group by all
),

end_of_stay as (
    select r.card_number as person, o.track_key, r.withdrawn_on as end_on
    from registrations as r
    join offerings as o using (offering_key)
    where o.ends_on is null and r.withdrawn_on is not null
    union all
    select e.person, t.track_key, e.offered_on from earned as e join tracks as t using (credential_key)
),

opened as (
    select c.*
    from contact as c
    where not exists (
        select 1
        from contact as before
        where before.person = c.person
            and before.track_key = c.track_key
            and before.day_on between c.day_on - 90 and c.day_on - 1
            and not exists (
                select 1
                from end_of_stay as e
                where e.person = c.person
                    and e.track_key = c.track_key
                    and e.end_on >= before.day_on
                    and e.end_on < c.day_on
            )
    )
),

drop_in as (
    select
        person,
        track_key,
        partner_key,
        offering_key,
        day_on as entered_on,
        day_on as starts_on,
        lead(day_on) over (partition by person, track_key order by day_on) as next_on
    from opened
),

entered as (
    select person, track_key, partner_key, offering_key, entered_on, starts_on, registrations, first_on from cohort
    union all
    select
        d.person,
        d.track_key,
        d.partner_key,
        d.offering_key,
        d.entered_on,
        d.starts_on,
        (
            select least(count(*), 1)
            from registrations as r
            join offerings as o using (offering_key)
            where r.card_number = d.person
                and o.track_key = d.track_key
                and r.registered_on >= d.entered_on
                and r.registered_on < coalesce(d.next_on, date '9999-01-01')
        ),
        (
            select min(p.attended_on)
            from present as p
            where p.person = d.person
                and p.track_key = d.track_key
                and p.attended_on >= d.entered_on
                and p.attended_on < coalesce(d.next_on, date '9999-01-01')
        )
    from drop_in as d
),

numbered as (
    select
        *,
        row_number() over (partition by person order by entered_on, starts_on, track_key, offering_key) as of_person,
        lead(entered_on, 1, date '9999-01-01') over (
            partition by person, track_key
            order by entered_on, starts_on, offering_key
        ) as next_on
    from entered
),

journey as (
    select
        n.person,
        n.entered_on,
        n.first_on,
        (
            select min(p.attended_on)
            from present as p
            where p.person = n.person and p.track_key = n.track_key and p.attended_on > n.first_on
        ) as again_on,
        exists (
            select 1
            from sessions as s
            join offerings as o using (offering_key)
            where o.track_key = n.track_key
                and o.partner_key = n.partner_key
                and s.held_on > n.first_on
                and s.held_on <= n.first_on + 30
        ) as could_return,
        (
            select min(e.offered_on)
            from earned as e
            join tracks as t using (credential_key)
            where e.person = n.person
                and t.track_key = n.track_key
                and e.offered_on >= n.entered_on
                and e.offered_on < n.next_on
        ) as offered_on,
        (
            select min(e.self_on)
            from earned as e
            join tracks as t using (credential_key)
            where e.person = n.person
                and t.track_key = n.track_key
                and e.offered_on >= n.entered_on
                and e.offered_on < n.next_on
                and e.self_on <= e.claimed_on
        ) as claimed_on
    from numbered as n
    where of_person = 1
),

-- What each person, or each thing a person did, contributes: a day, one in the population, one in the numerator.
fact as (
    select 'registrations' as indicator, person, entered_on as day_on, 1 as unit, null as hit
    from entered
    where registrations = 1
    union all
    select 'attendances', person, attended_on, 1, null from present
    union all
    select 'persistence_return_30d', person, first_on, 1, coalesce(again_on <= first_on + 30, false)::int
    from journey
    where could_return
    union all
    select 'first_claim_rate_30d', person, offered_on, 1, coalesce(self_on <= claimed_on and self_on <= offered_on + 30, false)::int
    from first_earned
    union all
    select
        'next_step_awarded_180d',
        f.person,
        f.offered_on,
        1,
        exists (
            select 1
            from step as s
            where s.person = f.person
                and s.step_kind <> 'prior_enrollment'
                and s.started_on between f.offered_on and f.offered_on + 180
        )::int
    from first_earned as f
    where not exists (
            select 1
            from step as s
            where s.person = f.person
                and s.step_kind = 'prior_enrollment'
                and s.started_on between f.offered_on - 365 and f.offered_on
        )
    union all
    select 'funnel_registered', person, entered_on, 1, null from journey
    union all
    select 'funnel_attended_180d', person, entered_on, 1, null from journey where first_on <= entered_on + 180
    union all
    select 'funnel_returned_180d', person, entered_on, 1, null from journey where again_on <= entered_on + 180
    union all
    select 'funnel_offered_180d', person, entered_on, 1, null from journey where offered_on <= entered_on + 180
    union all
    select 'funnel_claimed_180d', person, entered_on, 1, null from journey where claimed_on <= entered_on + 180
),

gender as (
    select card_number as person, max(value) as gender
    from learner_intake
    where attribute = 'gender' and status = 'stated'
    group by all
),

spread as (
    select
        fact.indicator,
        fact.person,
        fact.unit,
        fact.hit,
        unnest([year(day_on)::varchar, year(day_on) || 'Q' || quarter(day_on)]) as period,
        coalesce(gender.gender, 'not stated') as gender
    from fact
    left join gender using (person)
),

leveled as (
    select indicator, period, unnest(['all', 'gender=' || gender]) as level, person, unit, hit from spread
)

select
    indicator,
    period,
    level,
    coalesce(sum(hit), sum(unit))::bigint as count,
    case when count(hit) > 0 then sum(unit)::bigint end as "of"
from leveled
group by all
union all
select 'learners_served' as indicator, period, level, count(distinct person) as count, null as "of"
from leveled
where indicator = 'attendances'
group by all
order by all
