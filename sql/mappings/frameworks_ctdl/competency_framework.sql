-- One row per framework.
-- reads: frameworks_ctdl_node
select
    node_key as framework_key,
    coalesce(framework_title, 'not stated') as framework_title,
    publisher,
    cast(null as string) as framework_version,
    cast(null as string) as language,
    delivery_id
from frameworks_ctdl_node
where node_kind = 'framework'
