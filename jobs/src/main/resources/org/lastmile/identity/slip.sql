-- One row per card, student number or DID that stands in one set of identifiers and nowhere else, without a name or with
-- one that stands nowhere else either: most are slips of the pen.
create table slip as
select mention.key
from mention
left join lone on lone.name_birth = mention.name_birth
where mention.key not in (from alone)
group by mention.key
having count(*) = 1 and count(mention.name_birth) = count(lone.name_birth)
