-- One row per credential.
-- reads: open_badges_revoked_credential
select
    credential_id_token as award_key,
    delivery_id
from open_badges_revoked_credential
group by credential_id_token, delivery_id
