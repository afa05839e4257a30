-- One row per two learners that may be one person: their identifiers stand in one row, or they share a name and birth
-- date. What joins them is named by kind. One of the two may be an identifier that is nobody's, which several people use.
create table uncertain_link as
with pair as (
    select card as one, student_number as other, 'card and student_number' as joined_by from sound
    union all
    select card as one, email as other, 'card and email' as joined_by from sound
    union all
    select card as one, did as other, 'card and did' as joined_by from sound
    union all
    select student_number as one, email as other, 'student_number and email' as joined_by from sound
    union all
    select student_number as one, did as other, 'student_number and did' as joined_by from sound
    union all
    select email as one, did as other, 'email and did' as joined_by from sound
),
stated as (
    select
        of_one.learner_id as one,
        of_other.learner_id as other,
        pair.joined_by,
    from pair
    join owner as of_one on of_one.key = pair.one
    join owner as of_other on of_other.key = pair.other
),
bearer as (
    select distinct
        main_name.name_birth,
        owner.learner_id,
    from main_name
    join owner on owner.key = main_name.key
),
bearing as (
    select
        name_birth,
        learner_id,
    from bearer
    qualify count(*) over (partition by name_birth) between 2 and getvariable('most')
),
namesake as (
    select
        bearing.learner_id as one,
        other.learner_id as other,
        'name_birth' as joined_by,
    from bearing
    join bearing as other on other.name_birth = bearing.name_birth and other.learner_id > bearing.learner_id
),
candidate as (
    select least(one, other) as learner_id, greatest(one, other) as other_learner_id, joined_by
    from stated
    where one <> other
    union
    select one as learner_id, other as other_learner_id, joined_by
    from namesake
),
named_learner as (
    select distinct learner_id from bearer
)
select
    candidate.learner_id,
    candidate.other_learner_id,
    string_agg(candidate.joined_by, ', ' order by candidate.joined_by) as joined_by,
    bool_or(candidate.joined_by = 'name_birth') as is_named,
    count(*) > 1 as is_repeated,
    count(one_named.learner_id) > 0 and count(other_named.learner_id) > 0 as are_both_named,
    count(one_shared.key) + count(other_shared.key) > 0 as is_shared,
from candidate
left join named_learner as one_named on one_named.learner_id = candidate.learner_id
left join named_learner as other_named on other_named.learner_id = candidate.other_learner_id
left join nobody as one_shared on one_shared.key = candidate.learner_id
left join nobody as other_shared on other_shared.key = candidate.other_learner_id
group by candidate.learner_id, candidate.other_learner_id
