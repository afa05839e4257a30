-- One row per component that cannot be one person: two of its members have different names, or it has more members of
-- one kind than a person has.
create or replace table conflict as
with member as (
    select
        component.component,
        component.key,
        strong.kind,
        named.names,
    from component
    join strong on strong.key = component.key
    left join named on named.key = component.key
),
large as (
    select distinct component
    from member
    group by component, kind
    having count(*) > getvariable('most')
),
spoken as (
    select
        component,
        count(*) as members,
    from member
    where names is not null
    group by component
),
shared as (
    select member.component
    from member
    join main_name on main_name.key = member.key
    join spoken on spoken.component = member.component
    group by member.component, main_name.name_birth, spoken.members
    having count(*) = spoken.members
),
doubtful as (
    select member.*
    from member
    where
        member.names is not null
        and member.component not in (from shared)
        and member.component not in (from large)
)
select component from large
union
select one.component
from doubtful as one
join doubtful as other on other.component = one.component and other.key > one.key
where not list_has_any(one.names, other.names)
