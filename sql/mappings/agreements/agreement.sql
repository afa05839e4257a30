-- One row per agreement and partner.
-- reads: agreements_agreement
select
    agreement_key,
    partner_key,
    agreement_title,
    legal_basis,
    is_partner_named,
    valid_from,
    valid_to,
    delivery_id
from agreements_agreement
