-- One row per set of identifiers whose rows are not those of the learner of its strongest identifier: that one is
-- nobody's, or belongs to another name. Null where the rows are nobody's.
create table identity_record as
with witness as (
    select
        holding.email,
        holding.name_birth,
        min(holding.key) as key,
    from holding
    join main_name on main_name.key = holding.key and main_name.name_birth = holding.name_birth
    left join identity on identity.learner_key = holding.key
    group by holding.email, holding.name_birth
    having count(distinct coalesce(identity.learner_id, holding.key)) = 1
),
slipped as (
    select distinct agreed.record
    from slip
    join mention on mention.key = slip.key
    join agreed on agreed.record = mention.record
    join grouped on grouped.key = slip.key
    join email_edge on email_edge.one = agreed.email
    left join weighed on weighed.email = agreed.email and weighed.cluster = grouped.cluster
    where agreed.name_birth is null and weighed.email is null
),
chosen as (
    select
        numbered.*,
        coalesce(numbered.card, numbered.student_number, numbered.email, numbered.did) as learner_key,
        coalesce(
            case when slipped.record is null then agreed.card end,
            case when slipped.record is null then agreed.student_number end,
            case when nobody.key is null then agreed.email else witness.key end,
            agreed.did,
            case
                when lone.name_birth is not null
                    then coalesce(numbered.card, numbered.student_number, numbered.email, numbered.did)
            end
        ) as sound_key,
    from numbered
    join agreed on agreed.record = numbered.record
    left join slipped on slipped.record = numbered.record
    left join nobody on nobody.key = agreed.email
    left join witness on witness.email = agreed.email and witness.name_birth = agreed.name_birth
    left join lone on lone.name_birth = agreed.name_birth
),
attributed as (
    select
        chosen.*,
        case when of_sound.learner_key is null then chosen.sound_key else of_sound.learner_id end as learner_id,
        case when of_key.learner_key is null then chosen.learner_key else of_key.learner_id end as usual_id,
    from chosen
    left join identity as of_sound on of_sound.learner_key = chosen.sound_key
    left join identity as of_key on of_key.learner_key = chosen.learner_key
)
select
    learner_key,
    card,
    student_number,
    email,
    did,
    name_birth,
    learner_id,
from attributed
where learner_id is distinct from usual_id
order by learner_key, card, student_number, email, did, name_birth
