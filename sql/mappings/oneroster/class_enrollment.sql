-- One row per learner, class and first day of the enrollment.
-- reads: oneroster_enrollment, oneroster_user, oneroster_class, oneroster_course, oneroster_organisation, oneroster_academic_session
-- Students only. Without days of its own an enrollment takes those of the terms of its class. A college is the
-- organisation that teaches the class or the one above it, when that has an OPEID.
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
        enrollment.class_sourced_id as class_key,
        enrollment.sourced_id as enrollment_key,
        coalesce(enrollment.begin_on, lasting.starts_on) as starts_on,
        coalesce(enrollment.end_on, lasting.ends_on) as ends_on,
        course.course_code,
        course.course_title,
        enrollment.organisation_sourced_id as organisation_key,
        replace(coalesce(taught_by.opeid, part_of.opeid), '-', '') as college_opeid,
        enrollment.delivery_id,
        enrollment.source_file,
        enrollment.source_row
    from oneroster_enrollment as enrollment
    join oneroster_user as person
        on person.delivery_id = enrollment.delivery_id
        and person.sourced_id_token = enrollment.user_sourced_id_token
    left join oneroster_class as class
        on class.delivery_id = enrollment.delivery_id
        and class.sourced_id = enrollment.class_sourced_id
    left join lasting
        on lasting.delivery_id = enrollment.delivery_id
        and lasting.class_key = enrollment.class_sourced_id
    left join oneroster_course as course
        on course.delivery_id = enrollment.delivery_id
        and course.sourced_id = class.course_sourced_id
    left join oneroster_organisation as taught_by
        on taught_by.delivery_id = enrollment.delivery_id
        and taught_by.sourced_id = enrollment.organisation_sourced_id
    left join oneroster_organisation as part_of
        on part_of.delivery_id = enrollment.delivery_id
        and part_of.sourced_id = taught_by.parent_sourced_id
    where person.learner_id is not null
        and enrollment.role = 'student'
        and coalesce(enrollment.status, 'active') = 'active'
        and coalesce(person.status, 'active') = 'active'
),

ranked as (
    select
        *,
        row_number() over (
            partition by learner_id, class_key, starts_on
            order by coalesce(ends_on, starts_on) desc, source_file, source_row
        ) as place
    from enrolled
    where starts_on is not null
)

select
    learner_id,
    class_key,
    starts_on,
    ends_on,
    course_code,
    course_title,
    organisation_key,
    college_opeid,
    enrollment_key,
    delivery_id
from ranked
where place = 1
