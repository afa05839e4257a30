-- One row per learner, college, first day of the enrollment and who tells of it.
-- reads: oneroster_enrollment, oneroster_user, oneroster_class, oneroster_organisation, oneroster_academic_session
-- Classes of organisations with an OPEID, or below one. A rostering system does not tell how much somebody studies. There
-- is a row for each class, which all say the same, so that an enrollment lasts until its last class is deleted.
with lasting as (
    select
        class.sourced_id as class_key,
        class.delivery_id,
        min(session.starts_on) as starts_on,
        max(session.ends_on) as ends_on
    from oneroster_class as class
    join oneroster_academic_session as session
        on session.delivery_id = class.delivery_id
        and instr(',' || replace(class.term_sourced_ids, ' ', '') || ',', ',' || session.sourced_id || ',') > 0
    group by class.sourced_id, class.delivery_id
),

enrolled as (
    select
        person.learner_id,
        enrollment.sourced_id as enrollment_key,
        replace(coalesce(taught_by.opeid, part_of.opeid), '-', '') as college_opeid,
        coalesce(enrollment.begin_on, lasting.starts_on) as starts_on,
        coalesce(enrollment.end_on, lasting.ends_on) as ends_on,
        enrollment.delivery_id
    from oneroster_enrollment as enrollment
    join oneroster_user as person
        on person.delivery_id = enrollment.delivery_id
        and person.sourced_id_token = enrollment.user_sourced_id_token
    join oneroster_organisation as taught_by
        on taught_by.delivery_id = enrollment.delivery_id
        and taught_by.sourced_id = enrollment.organisation_sourced_id
    left join oneroster_organisation as part_of
        on part_of.delivery_id = enrollment.delivery_id
        and part_of.sourced_id = taught_by.parent_sourced_id
    left join lasting
        on lasting.delivery_id = enrollment.delivery_id
        and lasting.class_key = enrollment.class_sourced_id
    where person.learner_id is not null
        and enrollment.role = 'student'
        and coalesce(enrollment.status, 'active') = 'active'
        and coalesce(person.status, 'active') = 'active'
)

select
    learner_id,
    college_opeid,
    starts_on,
    'rostering_system' as observer,
    max(ends_on) over (partition by learner_id, college_opeid, starts_on, delivery_id) as ends_on,
    'not_stated' as enrollment_status,
    cast(null as string) as program_level,
    cast(null as string) as institution_level,
    cast(null as string) as institution_control,
    cast(null as string) as college_state,
    cast(null as string) as major_cip,
    enrollment_key,
    delivery_id
from enrolled
where college_opeid is not null
    and starts_on is not null
