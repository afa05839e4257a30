-- One row per competency.
-- reads: frameworks_case_document, frameworks_case_item
-- An item that does not name its framework belongs to that of its package.
select
    item.competency_key,
    coalesce(item.framework_key, document.framework_key) as framework_key,
    item.statement,
    item.competency_code,
    item.competency_kind,
    item.delivery_id
from frameworks_case_item as item
left join frameworks_case_document as document
    on document.delivery_id = item.delivery_id
    and document.source_file = item.source_file
