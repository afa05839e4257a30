-- One row per partner: the one university.
-- reads: oulad_course
select
    'oulad' as partner_key,
    'The Open University (open data)' as partner_name,
    'college' as partner_kind,
    cast(null as string) as parent_key,
    cast(null as string) as fscskey,
    cast(null as string) as state,
    delivery_id
from oulad_course
group by delivery_id
