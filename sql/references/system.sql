-- One row per partner: the partner that it is a part of, through all that are between; itself when it is a part of none.
-- reads: core.partner
with recursive above as (
    select
        partner_key,
        partner_key as system_key,
        [partner_key] as path,
    from core.partner
    union all
    select
        above.partner_key,
        partner.parent_key as system_key,
        list_append(above.path, partner.parent_key) as path,
    from above
    join core.partner as partner
        on partner.partner_key = above.system_key
    where
        partner.parent_key is not null
        and not list_contains(above.path, partner.parent_key)
),

highest as (
    select
        partner_key,
        arg_max(system_key, len(path)) as system_key,
    from above
    group by partner_key
)

-- Partners that are said to be parts of each other have no highest one: each is its own system.
select
    highest.partner_key,
    if(top.parent_key is null, highest.system_key, highest.partner_key) as system_key,
from highest
left join core.partner as top
    on top.partner_key = highest.system_key
