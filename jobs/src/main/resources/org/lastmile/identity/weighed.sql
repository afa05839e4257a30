-- One row per address and group that counts for it. A card, student number or DID that is most likely a slip of the pen
-- does not, where another of its kind stands with the address.
create table weighed as
with sized as (
    select
        cluster,
        kind,
        count(*) over (partition by cluster) = 1 and key in (from slip) as is_slip,
    from grouped
),
standing as (
    select
        bridge.email,
        bridge.cluster,
        sized.kind,
        sized.is_slip,
    from bridge
    join sized on sized.cluster = bridge.cluster
)
select distinct
    email,
    cluster,
from standing
qualify not is_slip or bool_and(is_slip) over (partition by email, kind)
