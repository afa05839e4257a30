-- One row per competency, kind of relation and other end.
-- reads: frameworks_case_association
select
    from_key,
    association_kind,
    to_key,
    delivery_id
from frameworks_case_association
