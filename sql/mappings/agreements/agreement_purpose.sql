-- One row per agreement and purpose.
-- reads: agreements_agreement_purpose
select
    agreement_key,
    purpose,
    valid_from,
    valid_to,
    delivery_id
from agreements_agreement_purpose
