-- One row per credential, or place in a list of bits, that is revoked or suspended by what issuers have published.
-- reads: core.revoked_credential, core.status_bit, core.status_list
with newest as (
    select
        list_key,
        purpose,
        max(listed_at) as listed_at,
    from core.status_list
    group by list_key, purpose
),

-- A suspension ends with the edition that no longer has its bit; ids that are named are revoked for good.
listed as (
    select
        award_key as status_key,
        'revoked' as award_state,
    from core.revoked_credential
    union all
    select
        status_bit.status_key,
        if(status_bit.purpose = 'revocation', 'revoked', 'suspended') as award_state,
    from core.status_bit as status_bit
    join newest
        on newest.list_key = status_bit.list_key
        and newest.purpose = status_bit.purpose
        and newest.listed_at = status_bit.listed_at
)

select
    status_key,
    min(award_state) as award_state,
from listed
group by status_key
