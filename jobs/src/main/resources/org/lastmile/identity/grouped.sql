-- One row per card, student number or DID and the group of those that are one person's for certain.
create table grouped as
select
    strong.key,
    strong.kind,
    coalesce(component.component, strong.key) as cluster,
from strong
left join component on component.key = strong.key
