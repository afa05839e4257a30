-- One row per learner, review and criterion of the rubric.
-- reads: evidence_reviews_review, evidence_reviews_rubric_score, evidence_reviews_submission
select
    submission.learner_id,
    rubric_score.review_key,
    rubric_score.criterion_key,
    rubric_score.level,
    rubric_score.delivery_id
from evidence_reviews_rubric_score as rubric_score
join evidence_reviews_review as review
    on review.review_key = rubric_score.review_key
    and review.delivery_id = rubric_score.delivery_id
join evidence_reviews_submission as submission
    on submission.submission_key = review.submission_key
    and submission.delivery_id = review.delivery_id
where submission.learner_id is not null
