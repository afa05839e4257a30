-- One row per set of identifiers, without those that are misplaced in it.
create table agreed as
select
    sound.record,
    sound.email,
    sound.name_birth,
    case when of_card.key is null then sound.card end as card,
    case when of_student.key is null then sound.student_number end as student_number,
    case when of_did.key is null then sound.did end as did,
from sound
left join misplaced as of_card on of_card.record = sound.record and of_card.key = sound.card
left join misplaced as of_student on of_student.record = sound.record and of_student.key = sound.student_number
left join misplaced as of_did on of_did.record = sound.record and of_did.key = sound.did
