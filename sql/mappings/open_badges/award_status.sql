-- One row per learner, award and place in a list of bits.
-- reads: open_badges_award_status
select
    learner_id,
    credential_id_token as award_key,
    status_key_token as status_key,
    purpose,
    delivery_id
from open_badges_award_status
where learner_id is not null
group by learner_id, credential_id_token, status_key_token, purpose, delivery_id
