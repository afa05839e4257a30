-- One row per learner and session.
-- reads: program_statements_statement
-- Of several statements of one visit the one that tells hours counts, then the first; one that is voided counts no more.
with voided as (
    select distinct object_key as statement_id
    from program_statements_statement
    where verb = 'voided'
),

attended as (
    select
        statement.*,
        row_number() over (
            partition by statement.learner_id, statement.object_key
            order by
                case when statement.duration is null then 1 else 0 end,
                statement.happened_on,
                statement.source_file,
                statement.source_row
        ) as place,
        coalesce(cast(nullif(regexp_extract(statement.duration, '([0-9]+)H', 1), '') as double), 0) as hours,
        coalesce(cast(nullif(regexp_extract(statement.duration, '([0-9]+)M', 1), '') as double), 0) as minutes,
        coalesce(cast(nullif(regexp_extract(statement.duration, '([0-9.]+)S', 1), '') as double), 0) as seconds
    from program_statements_statement as statement
    left join voided on voided.statement_id = statement.statement_id
    where statement.learner_id is not null
        and statement.verb = 'attended'
        and voided.statement_id is null
)

select
    learner_id,
    object_key as session_key,
    happened_on as attended_on,
    case when duration is not null then round(hours + minutes / 60 + seconds / 3600, 2) end as hours,
    true as is_attended,
    delivery_id
from attended
where place = 1
