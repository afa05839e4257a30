-- One row per card, student number or DID that stands in one set of identifiers, without a name, and nowhere else: most
-- are slips of the pen.
create table slip as
select key
from mention
where key not in (from alone)
group by key
having count(*) = 1 and count(name_birth) = 0
