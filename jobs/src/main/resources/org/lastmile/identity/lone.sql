-- One row per name that stands in one set of identifiers only.
create table lone as
select name_birth
from sound
where name_birth is not null
group by name_birth
having count(*) = 1
