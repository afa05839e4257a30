-- one row per key that stands twice, or leads nowhere, or says another day than the session; none in a sound delivery
select
    'registrations twice' as problem,
    count(*) as row_count
from registrations
group by offering_key, card_number
having count(*) > 1
union all
select
    'attendance twice' as problem,
    count(*) as row_count
from attendance
group by session_key, card_number
having count(*) > 1
union all
select
    'badge_status twice' as problem,
    count(*) as row_count
from badge_status
group by award_id, event, event_on
having count(*) > 1
union all
select
    'session twice' as problem,
    count(*) as row_count
from sessions
group by session_key
having count(*) > 1
union all
select
    'offering twice' as problem,
    count(*) as row_count
from offerings
group by offering_key
having count(*) > 1
union all
select
    'registration without offering' as problem,
    1 as row_count
from registrations
anti join offerings on offerings.offering_key = registrations.offering_key
union all
select
    'attendance without session of that day' as problem,
    1 as row_count
from attendance
anti join sessions
    on sessions.session_key = attendance.session_key
    and sessions.held_on = attendance.attended_on
union all
select
    'session without offering' as problem,
    1 as row_count
from sessions
anti join offerings on offerings.offering_key = sessions.offering_key
union all
select
    'offering without track' as problem,
    1 as row_count
from offerings
anti join tracks on tracks.track_key = offerings.track_key
union all
select
    'offering without partner' as problem,
    1 as row_count
from offerings
anti join partners on partners.partner_key = offerings.partner_key
union all
select
    'partner without parent' as problem,
    1 as row_count
from partners as child
anti join partners as parent on parent.partner_key = child.parent_key
where child.parent_key is not null
union all
select
    'claim before its offer' as problem,
    1 as row_count
from badge_status as claim
anti join badge_status as offer
    on offer.award_id = claim.award_id
    and offer.event = 'offered'
    and offer.event_on <= claim.event_on
