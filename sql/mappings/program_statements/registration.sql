-- One row per learner and offering.
-- reads: program_statements_statement
-- Of several registrations the first counts; one that is voided counts no more.
with voided as (
    select distinct object_key as statement_id
    from program_statements_statement
    where verb = 'voided'
),

registered as (
    select
        statement.*,
        row_number() over (
            partition by statement.learner_id, statement.object_key
            order by statement.happened_on, statement.source_file, statement.source_row
        ) as place
    from program_statements_statement as statement
    left join voided on voided.statement_id = statement.statement_id
    where statement.learner_id is not null
        and statement.verb = 'registered'
        and voided.statement_id is null
)

select
    learner_id,
    object_key as offering_key,
    happened_on as registered_on,
    cast(null as date) as withdrawn_on,
    false as is_withdrawn,
    false as is_withdrawal_undated,
    cast(null as string) as result,
    cast(null as string) as partner_key,
    cast(null as string) as track_key,
    delivery_id
from registered
where place = 1
