-- One row per credential and competency.
-- reads: open_badges_achievement_alignment
-- Every document of an achievement repeats them.
select
    achievement_key as credential_key,
    competency_key,
    min(competency_name) as competency_name,
    min(competency_code) as competency_code,
    min(competency_kind) as competency_kind,
    min(framework_name) as framework_name,
    delivery_id
from open_badges_achievement_alignment
group by achievement_key, competency_key, delivery_id
