-- One row per item of cost.
-- reads: costs_cost
select
    cost_key,
    partner_key,
    track_key,
    grant_key,
    cost_kind,
    starts_on,
    ends_on,
    amount_usd,
    coalesce(is_in_kind, false) as is_in_kind,
    delivery_id
from costs_cost
