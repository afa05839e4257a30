-- One row per line of the file: a learner at a session.
with attendance as (
    select
        number,
        hash(number, 'session') % getvariable('sessions') as session,
        number % getvariable('learners') as learner,
        hash(number, 'absent') % 10 = 0 as is_absent,
    from range(getvariable('from_row'), getvariable('to_row')) as attendance (number)
)

select
    'branch-' || lpad((session % 200)::varchar, 3, '0') as partner_key,
    'branch-' || lpad((session % 200)::varchar, 3, '0') || '-' || session as session_key,
    'C' || lpad((hash(learner) % 1000)::varchar, 3, '0') || lpad(learner::varchar, 10, '0') as card_number,
    date '2022-01-03' + (session % 1700)::integer as attended_on,
    if(is_absent, null, 1 + number % 3 / 2) as hours,
    if(is_absent, 'no_show', 'attended') as attendance_status,
from attendance
