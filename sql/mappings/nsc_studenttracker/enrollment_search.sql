-- One row per learner and first day of the time that was searched.
-- reads: nsc_studenttracker_detail_report
select
    learner_id,
    search_date as searched_from,
    max(record_found) = 'Y' as is_found,
    delivery_id
from nsc_studenttracker_detail_report
where learner_id is not null
group by learner_id, search_date, delivery_id
