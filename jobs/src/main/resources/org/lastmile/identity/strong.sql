-- One row per card, student number and DID.
create table strong as
select distinct
    key,
    kind,
from mention
