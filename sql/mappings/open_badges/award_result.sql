-- One row per learner, award and result.
-- reads: open_badges_award_result
select
    learner_id,
    credential_id_token as award_key,
    result_position,
    result_kind,
    result_name,
    result_score,
    result_level,
    result_state,
    delivery_id
from open_badges_award_result
where learner_id is not null
