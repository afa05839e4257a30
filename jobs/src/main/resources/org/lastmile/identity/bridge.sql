-- One row per address and group with which it stands.
create table bridge as
select distinct
    holding.email,
    grouped.cluster,
from holding
join grouped on grouped.key = holding.key
