-- One row per two identifiers that were joined, the stronger kind first, by which rule and on what evidence.
create table certain_link as
with ranked as (
    select
        last_edge.one,
        last_edge.other,
        last_edge.is_confirmed,
        {'kind': one_kind.kind, 'key': one_kind.key, 'name': one_kind.name} as left_member,
        {'kind': other_kind.kind, 'key': other_kind.key, 'name': other_kind.name} as right_member,
    from last_edge
    join kind_of as one_kind on one_kind.key = last_edge.one
    join kind_of as other_kind on other_kind.key = last_edge.other
),
joined as (
    select
        one,
        other,
        is_confirmed,
        least(left_member, right_member) as stronger,
        greatest(left_member, right_member) as weaker,
    from ranked
)
select
    joined.stronger.key as learner_key,
    joined.weaker.key as other_learner_key,
    joined.stronger.name || ' and ' || joined.weaker.name as joined_by,
    case
        when joined.is_confirmed then 'confirmed by hand'
        when together.one is null then 'same address and name'
        when joined.stronger.name = 'email' or joined.weaker.name = 'email' then 'address of one person'
        else 'one row'
    end as rule,
    coalesce(together.is_named, true) as is_named,
    coalesce(together.sets, 1) > 1 as is_repeated,
from joined
left join together on together.one = joined.one and together.other = joined.other
