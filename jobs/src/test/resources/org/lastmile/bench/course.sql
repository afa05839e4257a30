-- One row per learner of the bucket and offering: one to three per learner, the bucket in the lowest bits of the id.
create or replace temp table course as
select
    (hash(learner.number, getvariable('bucket')) >> 10)::bigint * getvariable('buckets') + getvariable('bucket')
        as learner_id,
    turn.number as turn,
    offering_number.*,
    hash(learner.number, getvariable('bucket'), turn.number) as chance,
from range(getvariable('learners') // getvariable('buckets')) as learner (number)
cross join range(3) as turn (number)
join offering_number
    on offering_number.number
        = (hash(learner.number, turn.number, getvariable('bucket'), 'offering') % getvariable('offerings'))::bigint
where turn.number <= hash(learner.number, getvariable('bucket'), 'turns') % 3
-- Nobody takes a course twice.
qualify row_number() over (partition by learner.number, offering_number.number order by turn.number) = 1
