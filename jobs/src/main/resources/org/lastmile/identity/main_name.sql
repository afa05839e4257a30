-- One row per card, student number or DID and main name.
create table main_name as
select
    key,
    name_birth,
    main_names,
from name_of
where is_main
