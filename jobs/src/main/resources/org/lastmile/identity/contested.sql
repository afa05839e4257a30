-- One row per address that joins nobody: two of its groups both have a card, or a student number, or a DID, or their
-- names differ.
create table contested as
with several as (
    select
        email,
        count(*) as clusters,
    from weighed
    group by email
    having count(*) > 1
),
doubled as (
    select bridge.email
    from weighed as bridge
    join several on several.email = bridge.email
    join grouped on grouped.cluster = bridge.cluster
    group by bridge.email, grouped.kind
    having count(distinct bridge.cluster) > 1
),
spoken as (
    select
        bridge.email,
        count(distinct bridge.cluster) as clusters,
    from weighed as bridge
    join several on several.email = bridge.email
    join cluster_name on cluster_name.cluster = bridge.cluster
    group by bridge.email
),
shared as (
    select bridge.email
    from weighed as bridge
    join cluster_name on cluster_name.cluster = bridge.cluster
    join spoken on spoken.email = bridge.email
    group by bridge.email, cluster_name.name_birth, spoken.clusters
    having count(*) = spoken.clusters
)
select email from doubled
union
select email from spoken where clusters > 1 and email not in (from shared)
union
select email from stranger
