-- One row per learner, session and statement.
-- reads: program_statements_statement
-- Of several statements of one visit core.attendance takes one; one that was voided counts no more, and then another does.
with attended as (
    select
        *,
        coalesce(cast(nullif(regexp_extract(duration, '([0-9]+)H', 1), '') as double), 0) * 3600 as seconds_of_hours,
        coalesce(cast(nullif(regexp_extract(duration, '([0-9]+)M', 1), '') as double), 0) * 60 as seconds_of_minutes,
        coalesce(cast(nullif(regexp_extract(duration, '([0-9.]+)S', 1), '') as double), 0) as seconds
    from program_statements_statement
    where learner_id is not null
        and verb = 'attended'
)

select
    learner_id,
    object_key as session_key,
    happened_on as attended_on,
    case when duration is not null then round((seconds_of_hours + seconds_of_minutes + seconds) / 36) / 100 end as hours,
    true as is_attended,
    statement_id as statement_key,
    delivery_id
from attended
