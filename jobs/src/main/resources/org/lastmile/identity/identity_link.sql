-- One row per two learners that may be one person: their identifiers stand in one row, or they share a name and birth
-- date. What joins them is named by kind.
create table identity_link as
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
        coalesce(of_one.learner_id, pair.one) as one,
        coalesce(of_other.learner_id, pair.other) as other,
        pair.joined_by
    from pair
    left join identity as of_one on of_one.learner_key = pair.one
    left join identity as of_other on of_other.learner_key = pair.other
    where pair.one is not null and pair.other is not null
),
bearer as (
    select distinct
        main_name.name_birth,
        coalesce(identity.learner_id, main_name.key) as learner_id
    from main_name
    left join identity on identity.learner_key = main_name.key
),
bearing as (
    select *
    from bearer
    qualify count(*) over (partition by name_birth) between 2 and getvariable('most')
),
namesake as (
    select
        bearing.learner_id as one,
        other.learner_id as other,
        'name_birth' as joined_by
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
)
select
    learner_id,
    other_learner_id,
    string_agg(joined_by, ', ' order by joined_by) as joined_by
from candidate
group by learner_id, other_learner_id
order by learner_id, other_learner_id
