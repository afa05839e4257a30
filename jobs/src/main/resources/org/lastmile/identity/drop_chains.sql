-- Addresses that together join groups which one person cannot have.
delete from email_edge
where joins_groups and exists (
    with joined as (
        select distinct
            component.component,
            grouped.cluster,
            grouped.kind,
        from component
        join grouped on grouped.cluster = component.key
    ),
    doubled as (
        select component
        from joined
        group by component, kind
        having count(*) > 1
    ),
    spoken as (
        select
            component.component,
            count(distinct component.key) as clusters,
        from component
        join cluster_name on cluster_name.cluster = component.key
        group by component.component
    ),
    shared as (
        select component.component
        from component
        join cluster_name on cluster_name.cluster = component.key
        join spoken on spoken.component = component.component
        group by component.component, cluster_name.name_birth, spoken.clusters
        having count(*) = spoken.clusters
    ),
    refused as (
        select component from doubled
        union
        select component from spoken where clusters > 1 and component not in (from shared)
    ),
    from component
    join refused on refused.component = component.component
    where component.key = email_edge.one
)
