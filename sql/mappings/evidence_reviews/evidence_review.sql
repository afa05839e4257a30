-- One row per learner and review of a submission.
-- reads: evidence_reviews_review, evidence_reviews_submission
select
    submission.learner_id,
    review.review_key,
    review.submission_key,
    review.assessor_key,
    review.assessor_kind,
    review.decision,
    review.decided_on,
    review.delivery_id
from evidence_reviews_review as review
join evidence_reviews_submission as submission
    on submission.submission_key = review.submission_key
    and submission.delivery_id = review.delivery_id
where submission.learner_id is not null
