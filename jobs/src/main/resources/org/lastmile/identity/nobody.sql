-- One row per identifier that is nobody's for certain: a crowded one, or an address of people with different names.
create table nobody as
select key from crowded
union
select email as key from stranger
union
select contested.email as key
from contested
join bridge on bridge.email = contested.email
join cluster_name on cluster_name.cluster = bridge.cluster
group by contested.email
having count(distinct bridge.cluster) > 1 and count(distinct cluster_name.name_birth) > 1
