-- One row per name that stands in one set of identifiers only and another name, of which it is a slip of the pen: both
-- stand with one identifier, the birth date is the same, and so is the first name, or the last name and the first letter
-- of the first name: twins share an address, a last name and a birth date.
create table near as
with standing as (
    select record, name_birth, unnest([card, student_number, email, did]) as key
    from sound
    where name_birth is not null
),
beside as (
    select distinct
        slip.name_birth as one,
        meant.name_birth as other,
        meant_lone.name_birth is not null as is_other_lone,
    from standing as slip
    join lone on lone.name_birth = slip.name_birth
    join standing as meant on meant.key = slip.key and meant.name_birth <> slip.name_birth
    join name_part as slip_part on slip_part.name_birth = slip.name_birth
    join name_part as meant_part on meant_part.name_birth = meant.name_birth
    left join lone as meant_lone on meant_lone.name_birth = meant.name_birth
    where
        slip_part.first_birth = meant_part.first_birth
        or slip_part.initial_last_birth = meant_part.initial_last_birth
)
select
    one,
    other,
from beside
qualify count(*) filter (where not is_other_lone) over (partition by one) <= 1
