-- One row per address of one group that stands, without a card, student number or DID, with the name of somebody else.
create table stranger as
with named_group as (
    select distinct
        bridge.email,
        cluster_name.name_birth,
    from bridge
    join cluster_name on cluster_name.cluster = bridge.cluster
),
alone_with_name as (
    select distinct
        email,
        name_birth,
    from agreed
    where
        email is not null
        and name_birth is not null
        and card is null
        and student_number is null
        and did is null
)
select distinct alone_with_name.email
from alone_with_name
join (select distinct email from named_group) as known on known.email = alone_with_name.email
left join named_group
    on named_group.email = alone_with_name.email and named_group.name_birth = alone_with_name.name_birth
where named_group.email is null
union
select alone_with_name.email
from alone_with_name
left join (select distinct email from bridge) as known on known.email = alone_with_name.email
left join lone on lone.name_birth = alone_with_name.name_birth
where known.email is null and lone.name_birth is null
group by alone_with_name.email
having count(*) > 1
