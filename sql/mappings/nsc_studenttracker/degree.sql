-- One row per learner, college, day and title of the degree.
-- reads: nsc_studenttracker_detail_report
select
    learner_id,
    replace(college_code, '-', '') as college_opeid,
    graduation_date as graduated_on,
    upper(coalesce(degree_title, 'not stated')) as degree_title,
    min(degree_cip_1) as major_cip,
    delivery_id
from nsc_studenttracker_detail_report
where learner_id is not null
    and graduated = 'Y'
    and college_code is not null
    and graduation_date is not null
group by learner_id, college_code, graduation_date, upper(coalesce(degree_title, 'not stated')), delivery_id
