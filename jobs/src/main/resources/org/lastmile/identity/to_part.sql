-- One row per edge of a component in which two identifiers stand that were taken apart by hand.
create or replace table to_part as
with mixed as (
    select distinct one_side.component
    from apart
    join component as one_side on one_side.key = apart.one
    join component as other_side on other_side.key = apart.other and other_side.component = one_side.component
)
select
    last_edge.one,
    last_edge.other,
    last_edge.is_confirmed,
from last_edge
join component on component.key = last_edge.one
join mixed on mixed.component = component.component
order by last_edge.one, last_edge.other
