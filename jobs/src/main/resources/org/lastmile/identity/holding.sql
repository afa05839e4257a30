-- One row per card, student number or DID, address and name of one row.
create table holding as
select card as key, email, name_birth from agreed where card is not null and email is not null
union
select student_number as key, email, name_birth from agreed where student_number is not null and email is not null
union
select did as key, email, name_birth from agreed where did is not null and email is not null
