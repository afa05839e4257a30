-- One row per award, issuance and signal.
-- reads: wallet_events_wallet_event
-- Wallets send the same signal again; the first time counts. A deletion at issuance is the learner's refusal.
with ranked as (
    select
        *,
        row_number() over (
            partition by award_key_token, notification_id_token, event
            order by received_at nulls first, received_on nulls first, source_file, source_row
        ) as place
    from wallet_events_wallet_event
)

select
    award_key_token as award_key,
    notification_id_token as issuance_key,
    case event
        when 'credential_accepted' then 'stored'
        when 'credential_deleted' then 'refused'
        else 'failed'
    end as signal,
    received_at as first_received_at,
    received_on as first_received_on,
    partner_key,
    delivery_id
from ranked
where place = 1
