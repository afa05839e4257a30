-- One row per target.
-- reads: targets_target
-- A target with both a count and a percent, or with neither, says nothing and is left behind.
select
    target_key,
    grant_key,
    indicator,
    period,
    partner_key,
    track_key,
    target_count,
    target_pct,
    delivery_id
from targets_target
where (target_count is null) <> (target_pct is null)
