-- One row per address of a group and name that is not the group's, stands with the address without a card, student
-- number or DID, and in no other row: somebody else who uses the address, or a slip of the pen.
create table odd as
with named_group as (
    select distinct
        bridge.email,
        cluster_name.name_birth
    from bridge
    join cluster_name on cluster_name.cluster = bridge.cluster
)
select distinct
    agreed.email,
    agreed.name_birth
from agreed
join lone on lone.name_birth = agreed.name_birth
join (select distinct email from bridge) as known on known.email = agreed.email
left join named_group
    on named_group.email = agreed.email and named_group.name_birth = agreed.name_birth
where
    agreed.card is null
    and agreed.student_number is null
    and agreed.did is null
    and named_group.email is null
