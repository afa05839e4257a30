-- One row per learner and entry of service.
-- reads: service_hours_service_entry
select
    learner_id,
    service_key,
    served_on,
    hours,
    is_supervised,
    has_reflection,
    has_guardian_consent,
    milestone_key,
    partner_key,
    delivery_id
from service_hours_service_entry
where learner_id is not null
