-- One row per framework.
-- reads: frameworks_case_document
select
    framework_key,
    framework_title,
    publisher,
    framework_version,
    language,
    delivery_id
from frameworks_case_document
