-- One row per learner, offering and statement.
-- reads: program_statements_statement
-- Of several registrations core.registration takes the first; one that was voided counts no more, and then another does.
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
    statement_id as statement_key,
    delivery_id
from program_statements_statement
where learner_id is not null
    and verb = 'registered'
