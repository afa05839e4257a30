-- One row per partner.
-- reads: partners_partner
select
    partner_key,
    partner_name,
    partner_kind,
    parent_key,
    fscskey,
    state,
    delivery_id
from partners_partner
