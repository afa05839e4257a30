-- One row per learner, survey, item and day on which it was asked.
-- reads: survey_responses_survey_response
-- A row that says not answered and has an agreement is taken as it says: there is no answer.
select
    learner_id,
    survey_key,
    item_key,
    asked_on,
    answered_on,
    response_status,
    case when response_status = 'answered' then agreement end as agreement,
    partner_key,
    delivery_id
from survey_responses_survey_response
where learner_id is not null
