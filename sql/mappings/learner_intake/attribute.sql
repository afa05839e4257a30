-- One row per learner, attribute, day of observation and rank of the source.
-- reads: learner_intake_learner_intake
-- A value beside a status other than stated is no answer: it is left behind. Values compare in lower case.
select
    learner_id,
    attribute,
    observed_on,
    cast(1 as bigint) as source_rank,
    case when status = 'stated' then lower(trim(value)) end as attribute_value,
    status,
    delivery_id
from learner_intake_learner_intake
where learner_id is not null
