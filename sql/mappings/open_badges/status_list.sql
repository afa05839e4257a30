-- One row per list, purpose and edition.
-- reads: open_badges_status_list
select
    list_key,
    purpose,
    listed_at,
    delivery_id
from open_badges_status_list
group by list_key, purpose, listed_at, delivery_id
