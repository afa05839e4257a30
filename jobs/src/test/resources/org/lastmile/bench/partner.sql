-- One row per partner: a library with 200 branches and two colleges.
select
    if(number < 200, 'branch-' || lpad(number::varchar, 3, '0'), 'college-' || (number - 199)) as partner_key,
    if(number < 200, 'Branch ' || (number + 1), 'College ' || (number - 199)) as partner_name,
    if(number < 200, 'library', 'college') as partner_kind,
    null::varchar as parent_key,
    null::varchar as fscskey,
    'WA' as state,
    'bench-partners' as delivery_id,
from range(202) as partner (number)
