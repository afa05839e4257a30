-- One row per learner and module.
-- reads: learning_modules_module_progress
-- Who takes a module twice completed it on the first day of completion.
select
    learner_id,
    module_key,
    min(platform) as platform,
    min(started_on) as started_on,
    min(completed_on) as completed_on,
    max(cast(replace(completed_pct, '%', '') as double)) as completed_pct,
    min(partner_key) as partner_key,
    delivery_id
from learning_modules_module_progress
where learner_id is not null
group by learner_id, module_key, delivery_id
