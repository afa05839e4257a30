-- One row per two identifiers that are one person's for certain, addresses included, and whether only an operator says
-- so. What was said by hand of an identifier waits while that is nobody's, or stands in no delivery.
create or replace table last_edge as
with ruled as (
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
)
select
    one,
    other,
    false as is_confirmed,
from ruled
union all
select
    confirmed.one,
    confirmed.other,
    true as is_confirmed,
from confirmed
join kind_of as one_kind on one_kind.key = confirmed.one
join kind_of as other_kind on other_kind.key = confirmed.other
anti join ruled on ruled.one = confirmed.one and ruled.other = confirmed.other
where confirmed.one not in (select key from nobody) and confirmed.other not in (select key from nobody)
