-- One row per two cards, student numbers or DIDs that are one person's for certain, by rule or by hand: no guard takes
-- apart what was said by hand, and an address of both is an address of one group.
create table joined_edge as
select
    one,
    other,
from edge
union
select
    confirmed.one,
    confirmed.other,
from confirmed
join strong as one_strong on one_strong.key = confirmed.one
join strong as other_strong on other_strong.key = confirmed.other
