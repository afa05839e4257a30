-- One row per competency, kind of relation and other end.
-- reads: frameworks_ctdl_node
select
    node_key as from_key,
    'isChildOf' as association_kind,
    parent_key as to_key,
    delivery_id
from frameworks_ctdl_node
where node_kind = 'competency'
    and parent_key is not null
