-- One row per learner and consent record.
-- reads: consents_consent
-- A day of withdrawal says that the record is withdrawn, whatever its state says.
select
    learner_id,
    consent_key,
    purpose,
    scope,
    case when withdrawn_on is not null then 'withdrawn' else consent_status end as consent_status,
    given_by,
    given_on,
    withdrawn_on,
    valid_to,
    notice_key,
    partner_key,
    delivery_id
from consents_consent
where learner_id is not null
