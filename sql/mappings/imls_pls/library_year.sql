-- One row per library and survey year.
-- reads: imls_pls_administrative_entity
-- Codes below zero say missing, not applicable or withheld: all of them mean not known.
-- The survey is submitted in the year after the fiscal year of its figures.
select
    fscskey as library_key,
    submission_year - 1 as survey_year,
    library_name,
    state,
    case when population_legal_service_area >= 0 then population_legal_service_area end as population_served,
    case when visits >= 0 then visits end as visits,
    case when programs >= 0 then programs end as programs,
    case when program_attendance >= 0 then program_attendance end as program_attendance,
    delivery_id
from imls_pls_administrative_entity
