-- One row per row of the counted log, in its order, and program year.
-- reads: program_counts_program_count
select
    cast(program_year as string) || '-' || cast(source_row as string) as row_key,
    library_name,
    program_year,
    program_month,
    category,
    age_group,
    events,
    attendance,
    delivery_id
from program_counts_program_count
