-- One row per set of identifiers, without the crowded ones.
create table sound as
select
    record,
    case when card not in (from crowded) then card end as card,
    case when student_number not in (from crowded) then student_number end as student_number,
    case when email not in (from crowded) then email end as email,
    case when did not in (from crowded) then did end as did,
    name_birth,
    row_count,
from numbered
