-- One row per card, student number or DID and name with which it stands; the main name is that of most rows, several
-- when they tie.
create or replace table name_of as
with counted as (
    select
        key,
        name_birth,
        sum(row_count) as row_count,
    from mention
    where name_birth is not null
    group by key, name_birth
),
ranked as (
    select
        key,
        name_birth,
        row_count = max(row_count) over (partition by key) as is_main,
    from counted
)
select
    key,
    name_birth,
    is_main,
    count(*) over (partition by key) as names,
    count(*) filter (where is_main) over (partition by key) as main_names,
from ranked
