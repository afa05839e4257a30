-- One row per learner of the bucket and offering: nine of ten register, one of eight withdraws.
select
    learner_id,
    offering_key,
    starts_on - (chance % 21)::integer as registered_on,
    if(chance % 8 = 0, starts_on + 21, null) as withdrawn_on,
    chance % 8 = 0 as is_withdrawn,
    false as is_withdrawal_undated,
    null::varchar as result,
    partner_key,
    null::varchar as track_key,
    'bench-attendance' as delivery_id,
from course
where (chance >> 8) % 10 > 0
order by registered_on
