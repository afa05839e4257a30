-- One row per learner and award.
-- reads: canvas_badges_assertion
select
    learner_id,
    award_id_token as award_key,
    credential_key,
    awarded_on,
    case acceptance
        when 'Accepted' then 'accepted'
        when 'Rejected' then 'rejected'
        else 'open'
    end as acceptance,
    delivery_id
from canvas_badges_assertion
where learner_id is not null
