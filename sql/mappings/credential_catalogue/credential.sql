-- One row per credential.
-- reads: credential_catalogue_credential
select
    credential_key,
    credential_title,
    track_key,
    partner_key,
    credential_kind,
    credit_kind,
    is_recognised,
    has_claim_step,
    is_wallet_reporting,
    validity_days,
    valid_from,
    valid_to,
    delivery_id
from credential_catalogue_credential
