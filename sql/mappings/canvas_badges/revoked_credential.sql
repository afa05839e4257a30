-- One row per credential.
-- reads: canvas_badges_assertion
select
    award_id_token as award_key,
    delivery_id
from canvas_badges_assertion
where is_revoked
group by award_id_token, delivery_id
