-- One row per delivery: all days are known up to one day.
select
    'bench-' || delivery.name as delivery_id,
    delivery.source,
    '*' as partner_key,
    date '2026-09-30' as observed_through,
    false as is_assumed,
from (
    values
        ('offerings', 'offerings'),
        ('learner-intake', 'learner_intake'),
        ('attendance', 'program_attendance'),
        ('badges', 'badge_status'),
        ('next-steps', 'next_steps')
) as delivery (name, source)
