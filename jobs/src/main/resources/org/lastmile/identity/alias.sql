-- One row per name that stands in one set of identifiers only and another name, of which it is a slip of the pen: two
-- of the set's identifiers stand together elsewhere too, with the other name, or one of them has it as its one main name.
create table alias as
with several as (
    select distinct key
    from name_of
    where names > 1
),
companion as (
    select
        mention.key,
        mention.record,
        mention.name_birth,
        unnest([sound.card, sound.student_number, sound.email, sound.did]) as other,
    from mention
    join several on several.key = mention.key
    join sound on sound.record = mention.record
),
repeated as (
    select
        key,
        other,
    from companion
    where other is not null and other <> key
    group by key, other
    having count(*) > 1
),
slipped as (
    select
        companion.record,
        companion.key,
        companion.other,
        companion.name_birth,
    from companion
    join lone on lone.name_birth = companion.name_birth
    join repeated on repeated.key = companion.key and repeated.other = companion.other
)
select
    slipped.name_birth as one,
    companion.name_birth as other,
from slipped
join companion
    on companion.key = slipped.key
    and companion.other = slipped.other
    and companion.name_birth <> slipped.name_birth
union
select
    slipped.name_birth as one,
    name_of.name_birth as other,
from slipped
join name_of on name_of.key = slipped.key and name_of.name_birth <> slipped.name_birth
where name_of.is_main and name_of.main_names = 1
union
select
    one,
    other,
from near
