-- One row per learner, college, first day of the enrollment and who tells of it.
-- reads: nsc_studenttracker_detail_report
-- Degrees are rows of their own. Of several rows of one enrollment the one with the most study counts.
with term as (
    select
        *,
        case enrollment_status
            when 'F' then 'full_time'
            when 'Q' then 'three_quarter_time'
            when 'H' then 'half_time'
            when 'L' then 'less_than_half_time'
            when 'A' then 'leave_of_absence'
            when 'W' then 'withdrawn'
            when 'D' then 'deceased'
            else 'not_stated'
        end as status,
        coalesce(position(enrollment_status in 'FQHLAWD'), 9) as status_rank
    from nsc_studenttracker_detail_report
    where learner_id is not null
        and record_found = 'Y'
        and coalesce(graduated, 'N') = 'N'
        and college_code is not null
        and enrollment_begin is not null
),

ranked as (
    select
        *,
        row_number() over (
            partition by learner_id, college_code, enrollment_begin
            order by status_rank, coalesce(enrollment_end, enrollment_begin) desc, source_file, source_row
        ) as place
    from term
)

select
    learner_id,
    replace(college_code, '-', '') as college_opeid,
    enrollment_begin as starts_on,
    'clearinghouse' as observer,
    enrollment_end as ends_on,
    status as enrollment_status,
    case
        when class_level = 'C' then 'certificate'
        when class_level in ('F', 'S', 'J', 'R', 'N', 'A', 'B') then 'undergraduate'
        when class_level in ('M', 'D', 'P', 'L', 'G', 'T') then 'graduate'
    end as program_level,
    case institution_level
        when '4' then 'four_year'
        when '2' then 'two_year'
        when 'L' then 'less_than_two_year'
    end as institution_level,
    institution_control,
    college_state,
    enrollment_cip_1 as major_cip,
    cast(null as string) as enrollment_key,
    delivery_id
from ranked
where place = 1
