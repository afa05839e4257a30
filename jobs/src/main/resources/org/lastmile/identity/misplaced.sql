-- One row per set of identifiers and card, student number or DID in it that belongs to another name there: a slip of
-- the pen, or a card that was lent.
create table misplaced as
select
    mention.record,
    mention.key,
from mention
left join main_name on main_name.key = mention.key and main_name.name_birth = mention.name_birth
where mention.name_birth is not null and (main_name.key is null or main_name.main_names > 1)
