-- Edges between the sides of identifiers that were taken apart by hand.
delete from last_edge
where exists (
    from parted_edge
    where parted_edge.one = last_edge.one and parted_edge.other = last_edge.other
)
