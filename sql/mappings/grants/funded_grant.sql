-- One row per grant.
-- reads: grants_funded_grant
select
    grant_key,
    funder_name,
    grant_title,
    award_number,
    starts_on,
    ends_on,
    amount_usd,
    delivery_id
from grants_funded_grant
