-- One row per two identifiers that are one person's for certain, addresses included.
create or replace table last_edge as
select
    least(one, other) as one,
    greatest(one, other) as other,
from edge
union
select
    least(holding.email, holding.key) as one,
    greatest(holding.email, holding.key) as other,
from email_edge
join grouped on grouped.cluster = email_edge.other
join holding on holding.key = grouped.key and holding.email = email_edge.one
