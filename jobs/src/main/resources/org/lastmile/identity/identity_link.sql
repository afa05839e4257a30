-- One row per link. A certain one is two identifiers that were joined, both of one learner; an uncertain one is two
-- learners that may be one. The strength is the share of links with such evidence that join one person in two invented
-- towns, rounded: it puts links in order and is no probability for other data.
create table identity_link as
with parted as (
    select distinct
        least(of_one.learner_id, of_other.learner_id) as learner_id,
        greatest(of_one.learner_id, of_other.learner_id) as other_learner_id,
    from apart
    join owner as of_one on of_one.key = apart.one
    join owner as of_other on of_other.key = apart.other
),
certain as (
    select
        owner.learner_id,
        owner.learner_id as other_learner_id,
        certain_link.learner_key,
        certain_link.other_learner_key,
        true as is_certain,
        false as is_kept_apart,
        certain_link.joined_by,
        certain_link.rule,
        case
            when certain_link.rule = 'confirmed by hand' then 1
            when certain_link.is_repeated then 0.9995
            when certain_link.rule = 'same address and name' then 0.996
            when certain_link.is_named then 0.999
            else 0.998
        end::double as strength,
    from certain_link
    join owner on owner.key = certain_link.learner_key
),
uncertain as (
    select
        uncertain_link.learner_id,
        uncertain_link.other_learner_id,
        null::bigint as learner_key,
        null::bigint as other_learner_key,
        false as is_certain,
        parted.learner_id is not null as is_kept_apart,
        uncertain_link.joined_by,
        case
            when uncertain_link.joined_by = 'name_birth' then 'same name and birth date'
            when uncertain_link.is_named then 'one row, and same name and birth date'
            else 'one row'
        end as rule,
        case
            when uncertain_link.is_named then 0.7
            when uncertain_link.is_shared then 0.5
            when not uncertain_link.are_both_named then 0.95
            when uncertain_link.is_repeated then 0.1
            else 0.3
        end::double as strength,
    from uncertain_link
    left join parted
        on parted.learner_id = uncertain_link.learner_id
        and parted.other_learner_id = uncertain_link.other_learner_id
)
select * from certain
union all
select * from uncertain
order by learner_id, other_learner_id, learner_key, other_learner_key
