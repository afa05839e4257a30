-- One row per county.
-- reads: area_svi_county
select
    county_fips,
    state,
    county_name,
    population,
    svi_percentile,
    cast(
        case
            when svi_percentile <= 0.25 then 1
            when svi_percentile <= 0.5 then 2
            when svi_percentile <= 0.75 then 3
            when svi_percentile <= 1 then 4
        end as bigint
    ) as svi_quartile,
    delivery_id
from area_svi_county
