-- One row per agreement, source and field.
-- reads: agreements_agreement_field
select
    agreement_key,
    source_id,
    field_name,
    valid_from,
    valid_to,
    delivery_id
from agreements_agreement_field
