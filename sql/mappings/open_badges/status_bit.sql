-- One row per list, purpose, edition and bit that is set.
-- reads: open_badges_status_bit
select
    list_key,
    purpose,
    listed_at,
    status_key_token as status_key,
    delivery_id
from open_badges_status_bit
group by list_key, purpose, listed_at, status_key_token, delivery_id
