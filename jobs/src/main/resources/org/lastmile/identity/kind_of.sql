-- One row per identifier that may be linked, with the rank of its kind and its name.
create table kind_of as
select
    key,
    kind,
    ['card', 'student_number', 'email', 'did'][kind + 1] as name,
from strong
union
select
    email as key,
    2 as kind,
    'email' as name,
from sound
where email is not null
