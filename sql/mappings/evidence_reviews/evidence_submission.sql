-- One row per learner and submission of evidence.
-- reads: evidence_reviews_submission
select
    learner_id,
    submission_key,
    credential_key,
    attempt_number,
    window_closes_on,
    submitted_on,
    partner_key,
    delivery_id
from evidence_reviews_submission
where learner_id is not null
