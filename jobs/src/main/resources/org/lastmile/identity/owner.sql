-- One row per identifier that stands in rows, and the learner to whom a link to it leads: the identifier itself where it
-- is joined to none, or is nobody's.
create table owner as
with standing as (
    select distinct unnest([card, student_number, email, did]) as key
    from sound
)
select
    standing.key,
    coalesce(identity.learner_id, standing.key) as learner_id,
from standing
left join identity on identity.learner_key = standing.key
where standing.key is not null
