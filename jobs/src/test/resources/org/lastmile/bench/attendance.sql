-- One row per learner of the bucket and session, in the order of the days: 80 of 100 come, 5 are noted as absent.
select
    course.learner_id,
    course.offering_key || '-s' || week.number as session_key,
    course.starts_on + (7 * week.number)::integer as attended_on,
    if(hash(course.chance, week.number) % 100 < 80, 1.0 + hash(course.chance, week.number) % 3 / 2, null)::double as hours,
    hash(course.chance, week.number) % 100 < 80 as is_attended,
    'bench-attendance' as delivery_id,
from course
cross join range(8) as week (number)
where hash(course.chance, week.number) % 100 < 85
order by attended_on
