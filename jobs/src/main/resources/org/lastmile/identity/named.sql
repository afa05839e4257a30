-- One row per card, student number or DID that stands with a name, with its main names.
create table named as
select
    key,
    list(name_birth) as names,
from main_name
group by key
