-- One row per delivery.
select
    'bench-' || delivery.name as delivery_id,
    delivery.sequence::bigint as sequence,
    delivery.source,
    '1.0.0' as contract_version,
    delivery.name || '.csv' as files,
    0::bigint as rows_in,
    0::bigint as rows_accepted,
    0::bigint as rows_quarantined,
    0::bigint as documents_supporting,
from (
    values
        ('partners', 1, 'partners'),
        ('tracks', 2, 'tracks'),
        ('offerings', 3, 'offerings'),
        ('learner-intake', 4, 'learner_intake'),
        ('attendance', 5, 'program_attendance'),
        ('badges', 6, 'badge_status'),
        ('next-steps', 7, 'next_steps')
) as delivery (name, sequence, source)
