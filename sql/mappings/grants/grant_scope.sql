-- One row per grant and what it covers.
-- reads: grants_grant_scope
select
    grant_key,
    scope_kind,
    scope_key,
    delivery_id
from grants_grant_scope
