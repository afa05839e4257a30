-- One row per card, student number or DID and set of identifiers in which it stands.
create or replace table mention as
select record, 0 as kind, card as key, name_birth, row_count from sound where card is not null
union all
select record, 1 as kind, student_number as key, name_birth, row_count from sound where student_number is not null
union all
select record, 3 as kind, did as key, name_birth, row_count from sound where did is not null
