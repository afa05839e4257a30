-- One row per address that belongs to a group and each such group.
create table email_edge as
select
    weighed.email as one,
    weighed.cluster as other,
    count(*) over (partition by weighed.email) > 1 as joins_groups,
from weighed
where weighed.email not in (from contested)
