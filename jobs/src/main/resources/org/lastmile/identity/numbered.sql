-- One row per set of identifiers that stands in rows, numbered, with the number of these rows.
create table numbered as
select
    row_number() over () as record,
    card,
    student_number,
    email,
    did,
    name_birth,
    sum(row_count)::bigint as row_count,
from record
group by card, student_number, email, did, name_birth
