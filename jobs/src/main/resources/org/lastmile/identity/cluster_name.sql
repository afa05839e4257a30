-- One row per group and name.
create table cluster_name as
select distinct
    grouped.cluster,
    main_name.name_birth,
from grouped
join main_name on main_name.key = grouped.key
