-- Edges of identifiers that stand equally often with several names, in components that cannot be one person.
delete from edge
where exists (
    from component
    join conflict on conflict.component = component.component
    join named on named.key = component.key
    where len(named.names) > 1 and component.key in (edge.one, edge.other)
)
