-- One row per address that stands in one set of identifiers and nowhere else.
create table once as
select email as key
from sound
where email is not null and email not in (from alone)
group by email
having count(*) = 1
