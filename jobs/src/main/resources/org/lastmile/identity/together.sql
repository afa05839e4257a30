-- One row per two identifiers that stand in one row, without those that are misplaced there: in how many sets of
-- identifiers, in how many rows, and whether a name stands beside them.
create table together as
with member as (
    select record, card as key, name_birth from agreed where card is not null
    union all
    select record, student_number as key, name_birth from agreed where student_number is not null
    union all
    select record, email as key, name_birth from agreed where email is not null
    union all
    select record, did as key, name_birth from agreed where did is not null
)
select
    one.key as one,
    other.key as other,
    count(*) as sets,
    sum(numbered.row_count)::bigint as row_count,
    bool_or(one.name_birth is not null) as is_named,
from member as one
join member as other on other.record = one.record and other.key > one.key
join numbered on numbered.record = one.record
group by one.key, other.key
