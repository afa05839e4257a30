-- One row per learner of the bucket and attribute, all asked on the day of the first registration.
with learner as (
    select
        learner_id,
        min(starts_on) - 7 as observed_on,
    from course
    group by learner_id
),

answer as (
    select
        learner.learner_id,
        learner.observed_on,
        asked.attribute,
        asked.levels,
        hash(learner.learner_id, asked.attribute) as chance,
    from learner
    cross join (
        values
            ('age_band', ['under 18', '18-24', '25-44', '45-64', '65 and over']),
            ('gender', ['woman', 'man', 'another']),
            ('first_language', ['English', 'Spanish', 'another']),
            ('device_at_entry', ['computer', 'phone only', 'none'])
    ) as asked (attribute, levels)
)

select
    learner_id,
    attribute,
    observed_on,
    1 as source_rank,
    if(chance % 100 < 85, levels[((chance >> 20) % len(levels))::bigint + 1], null) as attribute_value,
    case
        when chance % 100 < 85 then 'stated'
        when chance % 100 < 93 then 'declined'
        else 'not_recorded'
    end as status,
    'bench-learner-intake' as delivery_id,
from answer
