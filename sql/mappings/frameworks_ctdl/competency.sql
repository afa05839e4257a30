-- One row per competency.
-- reads: frameworks_ctdl_node
-- A text that stands in a language that the contract does not name is not stated.
select
    node_key as competency_key,
    framework_key,
    coalesce(statement, 'not stated') as statement,
    competency_code,
    competency_kind,
    delivery_id
from frameworks_ctdl_node
where node_kind = 'competency'
